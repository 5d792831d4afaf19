package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client CAs and CRLs, fetched by plain http and believed for their signatures alone. */
class RefreshingTest {

  @TempDir private Path base;

  private AgentWorld world;
  private String root;

  @BeforeEach
  void start() {
    world = new AgentWorld(base, Duration.ofDays(300));
    root = Pem.certificate(world.signer.root());
    world.look();
  }

  private Instant lapse() {
    return CrlSet.read(world.folder().readIfThere(Folder.CRLS), "crls").lapse().orElseThrow();
  }

  private void publishes(String clientCa, String crls) {
    world.ca.publishes = Optional.of(new Published(clientCa, crls, false));
  }

  private String refreshTrouble() {
    world.pass(Duration.ofDays(3));
    return world.status().troubles().get(0).why();
  }

  @Test
  void crls_are_replaced_days_before_they_lapse_though_nothing_is_renewed() {
    String serial = world.serial();
    Instant shortest = Instant.MAX;
    for (int day = 0; day < 20; day++) {
      world.pass(Duration.ofDays(1));
      assertThat(Duration.between(world.clock.instant(), lapse()))
          .isGreaterThan(Duration.ofDays(3));
      shortest = lapse().isBefore(shortest) ? lapse() : shortest;
    }

    assertThat(world.serial()).isEqualTo(serial);
    assertThat(world.ca.renewalsTried).isEmpty();
    assertThat(world.ca.published.size()).isBetween(7, 16);
  }

  @Test
  void short_crls_are_fetched_when_half_their_time_is_over() {
    world.ca.crlValidity = Duration.ofHours(4);
    world.pass(Duration.ofDays(3));
    world.ca.published.clear();

    world.pass(Duration.ofHours(12));

    assertThat(world.ca.published).hasSizeBetween(5, 7);
    assertThat(Duration.between(world.clock.instant(), lapse())).isPositive();
  }

  @Test
  void what_another_ca_signed_is_refused_and_what_is_here_stays() {
    String before = world.folder().readIfThere(Folder.CRLS);
    TimedCa other = new TimedCa("Root", world.clock.instant());
    publishes(root, other.crl(world.clock.instant()));

    assertThat(refreshTrouble()).contains("was not made by a CA that leads to the root");
    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(before);
  }

  @Test
  void yesterdays_crl_is_refused() {
    String before = world.folder().readIfThere(Folder.CRLS);
    publishes(root, world.signer.crl(world.clock.instant().minus(Duration.ofDays(2))));

    assertThat(refreshTrouble()).contains("is older than the one of");
    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(before);
  }

  @Test
  void garbage_and_an_empty_file_are_refused() {
    publishes(root, "hello");
    assertThat(refreshTrouble()).contains("holds no CRL");
    publishes("hello", world.signer.crl(world.clock.instant()));
    assertThat(refreshTrouble()).contains("client-ca.pem");
  }

  @Test
  void a_client_ca_that_does_not_lead_to_the_root_counts_only_if_the_ca_hands_it_over() {
    TimedCa partner = new TimedCa("Partner", world.clock.instant().minus(Duration.ofDays(1)));
    String both = root + Pem.certificate(partner.root());
    String crls = world.signer.crl(world.clock.instant());
    publishes(both, crls);

    assertThat(refreshTrouble()).contains("not valid");
    assertThat(world.folder().readIfThere(Folder.CLIENT_CA)).doesNotContain(both);

    world.ca.vouchesFor = Optional.of(new Published(both, crls, true));
    world.pass(Duration.ofDays(1));

    assertThat(world.folder().readIfThere(Folder.CLIENT_CA)).isEqualTo(both);
  }

  @Test
  void a_new_ca_below_the_root_is_taken_from_the_ca_itself_and_not_by_http() {
    X509CertificateHolder users =
        world.signer.ca(
            new X500Name("CN=Users 2"),
            Keys.generate(KeyType.EC_P256, new SecureRandom()).getPublic(),
            world.clock.instant().minus(Duration.ofDays(1)));
    String both = Pem.certificate(users) + root;
    String crls = world.signer.crl(world.clock.instant());
    publishes(both, crls);

    assertThat(refreshTrouble()).contains("holds other CAs than the one that is here");
    assertThat(world.folder().readIfThere(Folder.CLIENT_CA)).isEqualTo(root);

    world.ca.vouchesFor = Optional.of(new Published(both, crls, true));
    world.pass(Duration.ofDays(1));

    assertThat(world.folder().readIfThere(Folder.CLIENT_CA)).isEqualTo(both);
    assertThat(world.status().troubles()).isEmpty();
  }

  @Test
  void a_publication_that_is_away_is_tried_again_and_the_files_stay() {
    String before = world.folder().readIfThere(Folder.CRLS);
    world.ca.publicationAway = true;

    assertThat(refreshTrouble()).contains("nothing listens");
    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(before);

    world.ca.publicationAway = false;
    world.pass(Duration.ofHours(8));
    assertThat(world.status().troubles()).isEmpty();
    assertThat(world.folder().readIfThere(Folder.CRLS)).isNotEqualTo(before);
  }

  @Test
  void a_lapsed_crl_of_the_ca_is_told_though_it_is_the_newest() {
    world.clock.advance(Duration.ofDays(5));
    publishes(
        root,
        world.signer.crl(world.clock.instant().minus(Duration.ofDays(1)), Duration.ofHours(2)));

    world.look();

    assertThat(world.status().troubles().get(0).why()).contains("has lapsed");
  }

  @Test
  void what_is_written_is_what_was_judged_and_no_block_beside_it() throws Exception {
    TimedCa stranger = new TimedCa("Stranger", world.clock.instant());
    String crls = world.signer.crl(world.clock.instant().plus(Duration.ofMinutes(1)));
    for (String label : List.of("X509 CERTIFICATE", "TRUSTED CERTIFICATE")) {
      String hidden = Pem.encode(label, stranger.root().getEncoded());
      publishes(root + hidden, hidden + crls + hidden);

      world.pass(Duration.ofDays(3));

      assertThat(world.folder().readIfThere(Folder.CLIENT_CA)).isEqualTo(root);
      assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(crls);
    }
  }

  @Test
  void a_client_ca_of_old_does_not_come_back_by_http_nor_does_its_crl_go() {
    TimedCa partner = new TimedCa("Partner", world.clock.instant().minus(Duration.ofDays(1)));
    String both = root + Pem.certificate(partner.root());
    String ours = world.signer.crl(world.clock.instant());
    String theirs = partner.crl(world.clock.instant());
    publishes("hello", "hello");
    world.ca.vouchesFor = Optional.of(new Published(both, ours + theirs, true));
    world.pass(Duration.ofDays(3));
    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(ours + theirs);

    world.ca.vouchesFor = Optional.empty();
    publishes(root, world.signer.crl(world.clock.instant()));

    assertThat(refreshTrouble()).contains("holds other CAs");
    assertThat(world.folder().readIfThere(Folder.CLIENT_CA)).isEqualTo(both);
    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(ours + theirs);
  }

  @Test
  void garbage_by_http_is_a_passing_trouble_and_the_ca_itself_is_asked() {
    publishes("hello", "hello");
    assertThat(refreshTrouble()).contains("client-ca.pem", "the CA itself: not valid");
    assertThat(world.memory().refresh().kind()).isEqualTo("unavailable");
    assertThat(Duration.between(world.clock.instant(), world.memory().refresh().tryAgain()))
        .isLessThan(Duration.ofHours(9));

    String crls = world.signer.crl(world.clock.instant());
    world.ca.vouchesFor = Optional.of(new Published(root, crls, true));
    world.pass(Duration.ofHours(9));

    assertThat(world.status().troubles()).isEmpty();
    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(crls);
  }

  @Test
  void a_lapsed_crl_does_not_replace_one_that_has_not() {
    String before = world.folder().readIfThere(Folder.CRLS);
    world.clock.advance(Duration.ofDays(5));
    publishes(
        root,
        world.signer.crl(world.clock.instant().minus(Duration.ofDays(1)), Duration.ofHours(2)));

    world.look();

    assertThat(world.folder().readIfThere(Folder.CRLS)).isEqualTo(before);
  }

  @Test
  void what_nobody_expected_is_a_trouble_and_not_the_agents_end() {
    world.ca.unexpected = true;

    assertThat(refreshTrouble()).contains("unexpected", "no such tag");
    world.ca.unexpected = false;
    world.pass(Duration.ofHours(9));

    assertThat(world.status().troubles()).isEmpty();
  }
}
