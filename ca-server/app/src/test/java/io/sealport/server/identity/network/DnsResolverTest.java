package io.sealport.server.identity.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

@Tag("once")
class DnsResolverTest {

  private static final Name NAME = Name.dns("ftp.example.com");
  private static final String CHALLENGE = "_acme-challenge.ftp.example.com";

  private final Transcript transcript = new Transcript();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10));
  private FakeDns dns;

  @BeforeEach
  void start() throws IOException {
    dns = new FakeDns();
  }

  @AfterEach
  void stop() throws IOException {
    dns.close();
  }

  private Resolver resolver(InetSocketAddress... servers) {
    List<InetSocketAddress> all =
        servers.length == 0 ? List.of(dns.address()) : Arrays.asList(servers);
    DnsSettings settings = new DnsSettings(all, Dnssec.OFF, List.of(), List.of());
    return new DnsResolver(
        new NetworkSettings(settings, List.of(), NetworkSettings.Ports.DEFAULTS), new FakeClock());
  }

  private List<String> addresses() throws NetFailure {
    return resolver().addresses(NAME, deadline, transcript).stream()
        .map(InetAddress::getHostAddress)
        .toList();
  }

  private List<String> texts() throws NetFailure {
    return resolver().texts(CHALLENGE, deadline, transcript);
  }

  private static void assertFails(ThrowingCallable asking, Kind kind, String message) {
    assertThatThrownBy(asking)
        .isInstanceOfSatisfying(NetFailure.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }

  @Test
  void both_families_ipv6_first() throws NetFailure {
    dns.has("ftp.example.com", "A", "192.0.2.1")
        .has("ftp.example.com", "A", "192.0.2.2")
        .has("ftp.example.com", "AAAA", "2001:db8::1");

    assertThat(addresses()).containsExactly("2001:db8:0:0:0:0:0:1", "192.0.2.1", "192.0.2.2");
    assertThat(transcript.lines())
        .containsExactly(
            "-- ftp.example.com AAAA: 2001:db8:0:0:0:0:0:1",
            "-- ftp.example.com A: 192.0.2.1, 192.0.2.2");
  }

  @Test
  void an_address_is_itself_and_nobody_is_asked() throws NetFailure {
    assertThat(resolver().addresses(Name.ip("192.0.2.7"), deadline, transcript))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("192.0.2.7");
    assertThat(dns.asked()).isEmpty();
  }

  @Test
  void ipv4_mapped_comes_out_as_ipv4() throws NetFailure {
    dns.has("ftp.example.com", "AAAA", "::ffff:127.0.0.1");

    assertThat(addresses()).containsExactly("127.0.0.1");
  }

  @Test
  void one_family_may_fail_where_the_other_has_addresses() throws IOException {
    dns.has("ftp.example.com", "A", "192.0.2.1").fails("ftp.example.com", "AAAA", Rcode.SERVFAIL);

    assertThat(addresses()).containsExactly("192.0.2.1");
    assertThat(transcript.lines())
        .contains("-- ftp.example.com AAAA: the server could not answer (SERVFAIL)");
  }

  @Test
  void a_domain_without_address() {
    dns.has("ftp.example.com", "TXT", "x");

    assertFails(
        this::addresses, Kind.RESOLUTION, "ftp.example.com has no address; wanted A or AAAA");
  }

  @Test
  void a_domain_that_does_not_exist() {
    assertFails(this::addresses, Kind.RESOLUTION, "ftp.example.com does not exist");
    assertFails(this::texts, Kind.RESOLUTION, CHALLENGE + " does not exist");
  }

  @Test
  void a_server_that_cannot_answer() throws IOException {
    dns.fails(CHALLENGE, "TXT", Rcode.SERVFAIL);
    assertFails(this::texts, Kind.RESOLUTION, "the server could not answer (SERVFAIL)");
  }

  @Test
  void a_server_that_will_not_answer() throws IOException {
    dns.fails(CHALLENGE, "TXT", Rcode.REFUSED);
    assertFails(this::texts, Kind.RESOLUTION, "REFUSED");
  }

  @Test
  void more_addresses_than_anybody_has() {
    for (int i = 1; i <= 17; i++) {
      dns.has("ftp.example.com", "A", "192.0.2." + i);
    }

    assertFails(this::addresses, Kind.TOO_MUCH, "17 addresses; at most 16");
  }

  @Test
  void every_text_and_each_whole() throws NetFailure {
    dns.has(CHALLENGE, "TXT", "one")
        .has(CHALLENGE, "TXT", "\"two \" \"and \" \"more\"")
        .has(CHALLENGE, "TXT", "three");

    assertThat(texts()).containsExactlyInAnyOrder("one", "two and more", "three");
  }

  @Test
  void a_domain_without_text() throws NetFailure {
    dns.has(CHALLENGE, "A", "192.0.2.1");

    assertThat(texts()).isEmpty();
  }

  @Test
  void more_texts_than_anybody_has() {
    for (int i = 0; i < 65; i++) {
      dns.has(CHALLENGE, "TXT", "t" + i);
    }

    assertFails(this::texts, Kind.TOO_MUCH, "65 records; at most 64");
  }

  @Test
  void an_answer_that_is_cut_off_is_got_over_tcp() throws NetFailure {
    dns.truncating().has(CHALLENGE, "TXT", "whole");

    assertThat(texts()).containsExactly("whole");
    assertThat(dns.asked())
        .containsExactly("udp " + CHALLENGE + " TXT", "tcp " + CHALLENGE + " TXT");
  }

  @Test
  void a_delegated_challenge_is_followed() throws NetFailure {
    dns.has(CHALLENGE, "CNAME", "ftp.acme.example.net.")
        .has("ftp.acme.example.net", "CNAME", "there.example.org.")
        .has("there.example.org", "TXT", "value");

    assertThat(texts()).containsExactly("value");
    assertThat(transcript.lines())
        .containsExactly(
            "-- " + CHALLENGE + " is an alias",
            "-- ftp.acme.example.net is an alias",
            "-- " + CHALLENGE + " TXT: \"value\"");
  }

  @Test
  void a_chain_longer_than_one_answer_is_asked_on() throws NetFailure {
    chain(6);

    assertThat(texts()).containsExactly("end");
    assertThat(dns.asked().size()).isGreaterThan(1);
  }

  @Test
  void a_chain_without_end_is_left() {
    chain(40);

    assertFails(this::texts, Kind.TOO_MUCH, "more than 8 aliases");
    assertThat(dns.asked().size()).isLessThan(12);
  }

  private void chain(int length) {
    dns.has(CHALLENGE, "CNAME", "n0.example.net.");
    for (int i = 0; i < length; i++) {
      dns.has("n" + i + ".example.net", "CNAME", "n" + (i + 1) + ".example.net.");
    }
    dns.has("n" + length + ".example.net", "TXT", "end");
  }

  @Test
  void a_chain_that_goes_round_is_left() {
    dns.has("ftp.example.com", "CNAME", "a.example.com.")
        .has("a.example.com", "CNAME", "b.example.com.")
        .has("b.example.com", "CNAME", "ftp.example.com.");

    assertFails(this::addresses, Kind.RESOLUTION, "its aliases go round in a circle");
    assertThat(dns.asked().size()).isLessThan(10);
  }

  @Test
  void an_alias_into_the_void() {
    dns.has(CHALLENGE, "CNAME", "gone.example.net.");

    assertFails(this::texts, Kind.RESOLUTION, "gone.example.net does not exist");
  }

  @Test
  void records_that_nobody_asked_for_are_not_heard() throws NetFailure {
    dns.has("ftp.example.com", "A", "192.0.2.1")
        .editing(
            answer -> {
              answer.addRecord(
                  new ARecord(
                      org.xbill.DNS.Name.fromConstantString("other.example.com."),
                      DClass.IN,
                      60,
                      InetAddresses.forString("192.0.2.66")),
                  Section.ANSWER);
              return answer;
            });

    assertThat(addresses()).containsExactly("192.0.2.1");
  }

  @Test
  void a_slow_server_is_not_waited_for() {
    dns.slow(Duration.ofSeconds(3)).has(CHALLENGE, "TXT", "late");
    long start = System.nanoTime();

    assertFails(
        () -> resolver().texts(CHALLENGE, Deadline.in(Duration.ofMillis(300)), transcript),
        Kind.TIMEOUT,
        CHALLENGE + " TXT: no answer from the DNS in time");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void the_second_server_is_asked_when_the_first_is_silent() throws Exception {
    dns.has(CHALLENGE, "TXT", "value");
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Resolver resolver =
          resolver(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()),
              dns.address());

      assertThat(resolver.texts(CHALLENGE, deadline, transcript)).containsExactly("value");
    }
  }

  @Test
  void a_name_that_is_too_long_is_no_name() {
    String domain = "_acme-challenge." + "a.".repeat(122) + "example.com";

    assertFails(() -> resolver().texts(domain, deadline, transcript), Kind.RESOLUTION, "too long");
    assertThat(dns.asked()).isEmpty();
  }
}
