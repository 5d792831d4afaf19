package io.sealport.server.identity.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.net.AddressBlock;
import io.sealport.net.Addresses;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ReachTest {

  private static final Name NAME = Name.dns("ftp.example.com");

  private final FakeResolver resolver = new FakeResolver();
  private final RecordingDialer dialer = new RecordingDialer();
  private final Transcript transcript = new Transcript();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10));

  private Reach reach(String... allowed) {
    List<AddressBlock> blocks = List.of(allowed).stream().map(AddressBlock::of).toList();
    NetworkSettings settings =
        new NetworkSettings(DnsSettings.DEFAULTS, blocks, NetworkSettings.Ports.DEFAULTS);
    return new Reach(resolver, new AddressGuard(settings), dialer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "10.0.0.1",
        "127.0.0.1",
        "::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "fd00:ec2::254",
        "0.0.0.0"
      })
  void nothing_is_dialled_where_a_name_leads_into_the_house(String address) {
    resolver.answer("ftp.example.com", address);

    assertThatThrownBy(
            () -> reach().first(NAME, 21, deadline, transcript, (socket, to, share) -> "reached"))
        .isInstanceOfSatisfying(
            NetFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.FORBIDDEN_ADDRESS))
        .hasMessageStartingWith("ftp.example.com: ");
    assertThat(dialer.dialled()).isEmpty();
  }

  @Test
  void an_address_as_name_is_judged_too() {
    assertThatThrownBy(
            () ->
                reach()
                    .first(Name.ip("127.0.0.1"), 21, deadline, transcript, (s, to, share) -> "x"))
        .hasMessageContaining("127.0.0.1 is loopback");
    assertThat(dialer.dialled()).isEmpty();
    assertThat(resolver.asked()).isEmpty();
  }

  @Test
  void forbidden_addresses_are_left_out_and_noted() throws NetFailure {
    resolver.answer("ftp.example.com", "10.0.0.1", "8.8.8.8", "2606:4700::1");

    assertThat(reach().targets(NAME, 21, deadline, transcript))
        .extracting(Addresses::text)
        .containsExactly("8.8.8.8:21", "[2606:4700::1]:21");
    assertThat(transcript.lines())
        .containsExactly(
            "-- left out: 10.0.0.1 is private (RFC 1918) (10.0.0.0/8), which this CA may not dial");
  }

  @Test
  void a_name_is_asked_for_once_so_that_a_second_answer_is_never_heard() throws Exception {
    resolver.answer("ftp.example.com", "8.8.8.8").answer("ftp.example.com", "127.0.0.1");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      dialer.detour("8.8.8.8:21", server.getLocalPort());

      String reached =
          reach().first(NAME, 21, deadline, transcript, (socket, to, share) -> Addresses.text(to));

      assertThat(reached).isEqualTo("8.8.8.8:21");
    }
    assertThat(resolver.asked()).containsExactly("ftp.example.com");
    assertThat(dialer.dialled()).containsExactly("8.8.8.8:21");
  }

  @Test
  void the_next_address_is_tried_when_one_comes_to_nothing() throws Exception {
    resolver.answer("ftp.example.com", "2606:4700::1", "8.8.8.8", "9.9.9.9");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      dialer
          .detour("8.8.8.8:21", server.getLocalPort())
          .detour("9.9.9.9:21", server.getLocalPort());

      String reached =
          reach()
              .first(
                  NAME,
                  21,
                  deadline,
                  transcript,
                  (socket, to, share) -> {
                    if (to.getAddress().getHostAddress().equals("8.8.8.8")) {
                      throw new IOException("hung up");
                    }
                    return Addresses.text(to);
                  });

      assertThat(reached).isEqualTo("9.9.9.9:21");
    }
    assertThat(dialer.dialled()).containsExactly("[2606:4700::1]:21", "8.8.8.8:21", "9.9.9.9:21");
    assertThat(transcript.lines())
        .containsExactly(
            "-- dialling [2606:4700::1]:21",
            "-- no connection to [2606:4700::1]:21",
            "-- dialling 8.8.8.8:21",
            "-- 8.8.8.8:21: the connection broke (hung up)",
            "-- dialling 9.9.9.9:21");
  }

  @Test
  void all_failures_are_told() {
    resolver.answer("ftp.example.com", "2606:4700::1", "8.8.8.8");

    assertThatThrownBy(
            () -> reach().first(NAME, 21, deadline, transcript, (socket, to, share) -> "x"))
        .hasMessage("no connection to [2606:4700::1]:21; no connection to 8.8.8.8:21");
  }

  @Test
  void of_many_failures_the_first_are_told() {
    resolver.answer("ftp.example.com", "8.8.8.1", "8.8.8.2", "8.8.8.3", "8.8.8.4", "8.8.8.5");

    assertThatThrownBy(
            () -> reach().first(NAME, 21, deadline, transcript, (socket, to, share) -> "x"))
        .hasMessageContaining("8.8.8.3:21; and 2 more addresses");
    assertThat(transcript.lines()).contains("-- no connection to 8.8.8.5:21");
  }

  @Test
  void who_never_answers_leaves_time_for_the_next() throws Exception {
    resolver.answer("ftp.example.com", "8.8.8.8", "9.9.9.9");
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      dialer
          .detour("8.8.8.8:21", silent.getLocalPort())
          .detour("9.9.9.9:21", silent.getLocalPort());
      Deadline soon = Deadline.in(Duration.ofMillis(600));

      String reached =
          reach()
              .first(
                  NAME,
                  21,
                  soon,
                  transcript,
                  (socket, to, share) ->
                      to.getAddress().getHostAddress().equals("9.9.9.9")
                          ? "second"
                          : "read " + socket.getInputStream().read());

      assertThat(reached).isEqualTo("second");
      assertThat(soon.left()).isPositive();
    }
    assertThat(transcript.lines().get(1)).startsWith("-- 8.8.8.8:21: no end");
  }
}
