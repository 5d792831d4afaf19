package io.sealport.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.moving.OldCaFiles.Said;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestKeys;
import io.sealport.testing.FakeClock;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldCaReaderTest {

  private static final char[] NO_PASSPHRASE = {};
  private static final Instant END = FakeClock.START.plus(Duration.ofDays(100));

  @TempDir Path folder;
  private OldPki pki;

  @BeforeEach
  void make() {
    pki = OldPki.make(folder.resolve("pki"), "Old CA");
  }

  private OldCa read() {
    return read(pki.folder(), Said.NOTHING);
  }

  private static OldCa read(Path place, Said said) {
    return open(place, said).read(FakeClock.START, Watcher.NOBODY);
  }

  private static OldCaReader open(Path place, Said said) {
    return OldCaReader.open(OldCaFiles.find(place, said), NO_PASSPHRASE);
  }

  private static Map<SerialNumber, OldCertificate> bySerial(OldCa ca) {
    return ca.certificates().stream()
        .collect(Collectors.toMap(OldCertificate::serial, Function.identity()));
  }

  @Test
  void takes_everything_that_is_in_the_index_with_its_certificate_and_its_status() {
    pki.user(1, "alice");
    pki.server(2, "ftp.example.com");
    pki.user(3, "bob");
    pki.revoke(3, "keyCompromise");

    OldCa ca = read();

    assertThat(ca.source()).isEqualTo(CaSource.EASY_RSA);
    assertThat(ca.certificate()).isEqualTo(pki.certificate());
    assertThat(ca.above()).isEmpty();
    assertThat(ca.certificates())
        .extracting(c -> c.content().orElseThrow().names())
        .containsExactly(
            List.of(Name.login("alice")),
            List.of(Name.dns("ftp.example.com")),
            List.of(Name.login("bob")));
    assertThat(ca.certificates().get(2).revocation().orElseThrow().reason())
        .isEqualTo(RevocationReason.KEY_COMPROMISE);
    assertThat(ca.missing()).isZero();
  }

  @Test
  void a_certificate_that_is_not_there_counts_by_its_serial_and_status() {
    pki.line("V", END, "", "07", "/CN=carol");

    OldCa ca = read();

    assertThat(ca.missing()).isEqualTo(1);
    assertThat(ca.certificates())
        .singleElement()
        .satisfies(c -> assertThat(c.content()).isEmpty())
        .satisfies(c -> assertThat(c.subject()).isEqualTo("/CN=carol"));
    assertThat(ca.warnings()).anyMatch(w -> w.contains("1 certificates are not there"));
  }

  @Test
  void a_file_name_proves_nothing_and_a_stray_is_left_out() {
    pki.user(1, "alice");
    pki.write("issued/renamed.crt", pki.read("certs_by_serial/01.pem"));
    pki.remove("certs_by_serial/01.pem");
    OldPki other = OldPki.make(folder.resolve("other"), "Another CA");
    pki.write("issued/stray.crt", Pem.certificate(other.user(1, "mallory")));
    pki.write(
        "issued/broken.crt", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    OldCa ca = read();

    assertThat(ca.certificates())
        .singleElement()
        .satisfies(c -> assertThat(c.content()).isPresent());
    assertThat(ca.warnings())
        .anyMatch(w -> w.contains("not signed") && w.contains("stray.crt"))
        .anyMatch(w -> w.contains("no certificates that can be read") && w.contains("broken.crt"));
  }

  @Test
  void of_two_lines_about_a_serial_the_revoked_one_counts() {
    pki.user(1, "alice");
    pki.line("R", END, "260101000000Z,superseded", "01", "/CN=alice");

    OldCa ca = read();

    assertThat(ca.duplicates()).isEqualTo(1);
    assertThat(ca.certificates())
        .singleElement()
        .satisfies(c -> assertThat(c.revocation()).isPresent());
  }

  @Test
  void what_the_crl_alone_revokes_is_revoked() {
    pki.user(1, "alice");
    pki.crl(Optional.of(41), 1, 99);

    OldCa ca = read();

    Map<SerialNumber, OldCertificate> certificates = bySerial(ca);
    assertThat(certificates).hasSize(2);
    assertThat(certificates.values()).allMatch(c -> c.revocation().isPresent());
    // Nobody knows when that ends.
    assertThat(certificates.get(SerialNumber.parse("63")).notAfter())
        .isEqualTo(pki.certificate().getNotAfter().toInstant());
    assertThat(ca.lastCrl().number()).isEqualTo(41);
  }

  @Test
  void the_next_crl_number_is_above_that_of_the_crl_and_that_of_the_file() {
    pki.crl(Optional.of(41));
    pki.write("crlnumber", "1000\n");

    assertThat(read().lastCrl().number()).isEqualTo(BigInteger.valueOf(0x1000));
    pki.write("crlnumber", "05\n");
    assertThat(read().lastCrl().number()).isEqualTo(41);
  }

  @Test
  void a_ca_without_crl_numbers_is_told_of() {
    pki.crl(Optional.empty());

    assertThat(read().lastCrl().number()).isZero();
    assertThat(read().warnings()).anyMatch(w -> w.contains("no CRL of this CA had a number"));
  }

  @Test
  void what_is_signed_and_not_in_the_index_is_taken_for_valid() {
    pki.user(1, "alice");
    pki.write("index.txt", "");

    assertThat(read().certificates()).hasSize(1);
    assertThat(read().warnings()).anyMatch(w -> w.contains("not in the index"));
  }

  @Test
  void the_key_must_be_that_of_the_certificate() {
    assertThat(open(pki.folder(), Said.NOTHING).key(NO_PASSPHRASE)).isNotNull();
    pki.write("private/ca.key", io.sealport.pki.Keys.pem(TestKeys.ecOf("somebody").getPrivate()));

    assertThatThrownBy(() -> open(pki.folder(), Said.NOTHING).key(NO_PASSPHRASE))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("does not hold the private key of the certificate");
  }

  @Test
  void an_encrypted_key_wants_its_passphrase() {
    pki.write(
        "private/ca.key",
        io.sealport.pki.Keys.encryptedPem(
            TestKeys.ecOf("Old CA").getPrivate(), "sesame".toCharArray()));
    OldCaReader reader = open(pki.folder(), Said.NOTHING);

    assertThat(reader.key("sesame".toCharArray())).isNotNull();
    for (String wrong : List.of("", "simsim")) {
      assertThatThrownBy(() -> reader.key(wrong.toCharArray()))
          .isInstanceOfSatisfying(
              Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED));
    }
  }

  @Test
  void what_is_no_ca_is_refused() {
    pki.write("ca.crt", Pem.certificate(pki.user(1, "alice")));

    assertThatThrownBy(this::read)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("is not a CA's");
  }

  @Test
  void a_folder_of_nothing_known_is_refused_with_what_was_looked_for() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThatThrownBy(() -> read(empty, Said.NOTHING))
        .hasMessageContaining("is no folder of a CA that is known");
    assertThatThrownBy(() -> read(folder.resolve("nowhere"), Said.NOTHING))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void a_configuration_says_where_things_lie() throws Exception {
    pki.user(1, "alice");
    Path place = Files.createDirectory(folder.resolve("etc"));
    Files.writeString(
        place.resolve("openssl.cnf"),
        """
        home = ../pki
        [ ca ]
        default_ca = CA_here  # the only one
        [ CA_here ]
        dir = $home
        certificate = "${dir}/ca.crt"
        private_key = $(dir)/private/ca.key
        database = $dir/index.txt
        new_certs_dir = $dir/certs_by_serial
        """);

    OldCa ca = read(place, Said.NOTHING);

    assertThat(ca.source()).isEqualTo(CaSource.OPENSSL);
    assertThat(ca.certificates()).singleElement().matches(c -> c.content().isPresent());
    assertThat(open(place, Said.NOTHING).key(NO_PASSPHRASE)).isNotNull();
  }

  @Test
  void a_ca_that_has_ended_and_odd_certificates_are_told_of() {
    OldPki ended = OldPki.make(folder.resolve("ended"), "Ended CA", Duration.ofDays(20));

    assertThat(read(ended.folder(), Said.NOTHING).warnings())
        .anyMatch(w -> w.startsWith("the CA ended 2026-02-2"));
  }

  @Test
  void says_how_far_it_is() {
    pki.user(1, "alice");
    pki.user(2, "bob");
    List<String> seen = new ArrayList<>();

    open(pki.folder(), Said.NOTHING)
        .read(FakeClock.START, (done, total) -> seen.add(done + " of " + total));

    // The CA's own certificate lies beside them.
    assertThat(seen)
        .hasSizeGreaterThanOrEqualTo(2)
        .last()
        .isEqualTo(seen.size() + " of " + seen.size());
  }
}
