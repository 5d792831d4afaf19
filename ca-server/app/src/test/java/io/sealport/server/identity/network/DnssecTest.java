package io.sealport.server.identity.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Section;

@Tag("once")
class DnssecTest {

  private static final String CHALLENGE = "_acme-challenge.ftp.signed.test";

  private final SignedZone zone = new SignedZone("signed.test", FakeClock.START);
  private final Transcript transcript = new Transcript();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10));
  private FakeDns dns;

  @BeforeEach
  void start() throws IOException {
    dns =
        new FakeDns()
            .has(CHALLENGE, "TXT", "value")
            .has("ftp.signed.test", "A", "192.0.2.1")
            .has("ftp.plain.test", "TXT", "unsigned")
            .signing(zone::sign);
  }

  @AfterEach
  void stop() throws IOException {
    dns.close();
  }

  private Resolver resolver(Dnssec mode, String... unsigned) {
    DnsSettings settings =
        new DnsSettings(
            List.of(dns.address()),
            mode,
            List.of(zone.anchor()),
            List.of(unsigned).stream().map(Name::dns).toList());
    return new DnsResolver(
        new NetworkSettings(settings, List.of(), NetworkSettings.Ports.DEFAULTS), new FakeClock());
  }

  private List<String> texts(Dnssec mode) throws NetFailure {
    return resolver(mode).texts(CHALLENGE, deadline, transcript);
  }

  @ParameterizedTest
  @EnumSource(Dnssec.class)
  void what_is_signed_right_is_believed(Dnssec mode) throws NetFailure {
    assertThat(texts(mode)).containsExactly("value");
  }

  @Test
  void that_there_is_nothing_is_believed_when_it_is_signed() throws NetFailure {
    assertThat(
            resolver(Dnssec.REQUIRED).addresses(Name.dns("ftp.signed.test"), deadline, transcript))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("192.0.2.1");
    assertThat(transcript.lines()).contains("-- ftp.signed.test AAAA: none");
  }

  @ParameterizedTest
  @EnumSource(
      value = Dnssec.class,
      names = {"WHERE_OFFERED", "REQUIRED"})
  void a_changed_record_is_not_believed(Dnssec mode) {
    dns.editing(DnssecTest::replaced);

    assertBogus(mode);
  }

  @Test
  void without_dnssec_a_changed_record_is_believed() throws NetFailure {
    dns.editing(DnssecTest::replaced);

    assertThat(texts(Dnssec.OFF)).containsExactly("forged");
  }

  @ParameterizedTest
  @EnumSource(
      value = Dnssec.class,
      names = {"WHERE_OFFERED", "REQUIRED"})
  void a_signature_left_out_is_not_believed(Dnssec mode) {
    dns.signing(
        answer -> {
          Message signed = zone.sign(answer);
          signed.getSection(Section.ANSWER).stream()
              .filter(RRSIGRecord.class::isInstance)
              .toList()
              .forEach(r -> signed.removeRecord(r, Section.ANSWER));
          return signed;
        });

    assertBogus(mode);
  }

  @Test
  void a_signature_of_yesterday_is_not_believed() {
    SignedZone late = new SignedZone("signed.test", FakeClock.START.minus(Duration.ofDays(1)));
    dns.signing(late::sign);
    DnsSettings settings =
        new DnsSettings(
            List.of(dns.address()), Dnssec.WHERE_OFFERED, List.of(late.anchor()), List.of());
    Resolver resolver =
        new DnsResolver(
            new NetworkSettings(settings, List.of(), NetworkSettings.Ports.DEFAULTS),
            new FakeClock());

    assertThatThrownBy(() -> resolver.texts(CHALLENGE, deadline, transcript))
        .isInstanceOf(NetFailure.class)
        .hasMessageContaining("not believed");
  }

  @Test
  void another_key_s_signatures_are_not_believed() {
    SignedZone other = new SignedZone("signed.test", FakeClock.START);
    dns.signing(other::sign);

    assertBogus(Dnssec.WHERE_OFFERED);
  }

  @Test
  void that_a_server_says_it_has_checked_counts_for_nothing() {
    dns.signing(
        answer -> {
          answer.getHeader().setFlag(Flags.AD);
          return answer;
        });

    assertBogus(Dnssec.WHERE_OFFERED);
    assertThatThrownBy(
            () -> resolver(Dnssec.REQUIRED).texts("ftp.plain.test", deadline, transcript))
        .hasMessageContaining("is not signed");
  }

  private void assertBogus(Dnssec mode) {
    assertThatThrownBy(() -> texts(mode))
        .isInstanceOfSatisfying(
            NetFailure.class, e -> assertThat(e.kind()).isEqualTo(NetFailure.Kind.RESOLUTION))
        .hasMessageStartingWith(CHALLENGE + " TXT: not believed: ");
  }

  @Test
  void what_is_under_no_anchor_is_believed_unless_signatures_are_required() throws NetFailure {
    assertThat(resolver(Dnssec.WHERE_OFFERED).texts("ftp.plain.test", deadline, transcript))
        .containsExactly("unsigned");
    assertThatThrownBy(
            () -> resolver(Dnssec.REQUIRED).texts("ftp.plain.test", deadline, transcript))
        .isInstanceOf(NetFailure.class)
        .hasMessage(
            "the answer about ftp.plain.test is not signed; wanted DNSSEC, which is required here");
  }

  @Test
  void domains_of_the_house_need_no_signature() throws NetFailure {
    dns.signing(answer -> answer);

    assertThat(resolver(Dnssec.REQUIRED, "signed.test").texts(CHALLENGE, deadline, transcript))
        .containsExactly("value");
    assertThat(
            resolver(Dnssec.REQUIRED, "plain.test").texts("ftp.plain.test", deadline, transcript))
        .containsExactly("unsigned");
  }

  /** The same answer with another text under the old signature. */
  private static Message replaced(Message answer) {
    answer.getSection(Section.ANSWER).stream()
        .filter(org.xbill.DNS.TXTRecord.class::isInstance)
        .toList()
        .forEach(
            r -> {
              answer.removeRecord(r, Section.ANSWER);
              answer.addRecord(
                  new org.xbill.DNS.TXTRecord(r.getName(), r.getDClass(), r.getTTL(), "forged"),
                  Section.ANSWER);
            });
    return answer;
  }

  @Test
  void the_root_s_keys_are_there() {
    assertThat(DnsSettings.DEFAULTS.anchors())
        .hasSize(2)
        .allSatisfy(a -> assertThat(a.rrset().getName()).isEqualTo(org.xbill.DNS.Name.root));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ". IN DS",
        ". IN A 192.0.2.1",
        ". IN DS 20326 8 2 E0",
        ". IN DS x 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D",
        "$INCLUDE /etc/passwd"
      })
  void what_is_no_trust_anchor_is_refused(String text) {
    assertThatThrownBy(() -> new TrustAnchor(text))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("is no trust anchor; wanted one as in");
  }
}
