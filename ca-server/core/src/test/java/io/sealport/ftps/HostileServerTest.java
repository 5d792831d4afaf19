package io.sealport.ftps;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.ftps.TlsActor.Client;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.TestKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that lie, drip, or never end: refused, each within its limits. */
@Timeout(30)
class HostileServerTest {

  private static final String GREETING = "220 hello\r\n";

  private final Forged victim = Forge.server("ftp.example.com").selfSigned();
  private final TlsActor honest = TlsActor.of(victim);
  private final Looker looker = new Looker();

  // Somebody else's certificate.

  @ParameterizedTest
  @EnumSource
  void a_certificate_without_its_key_is_not_served(TlsVersion version) {
    refusesToBelieve(honest.signingWith(TestKeys.fresh()), version);
  }

  @ParameterizedTest
  @EnumSource
  void nor_where_the_thief_then_wants_a_client_certificate(TlsVersion version) {
    refusesToBelieve(honest.signingWith(TestKeys.fresh()).clients(Client.REQUIRED), version);
  }

  @ParameterizedTest
  @EnumSource
  void nor_with_a_signature_of_an_earlier_handshake(TlsVersion version) throws NetFailure {
    AtomicReference<byte[]> recorded = new AtomicReference<>();
    TlsActor replaying =
        honest.signing(
            s -> {
              recorded.compareAndSet(null, s);
              return recorded.get();
            });
    try (FakeFtps ftps = FakeFtps.implicit(replaying)) {
      TlsOffer offer = TlsOffer.to(Looker.NAME).only(version);
      assertThat(new Looker().look(ftps.target(Looker.NAME), offer).certificate())
          .isEqualTo(victim.certificate());
    }
    refusesToBelieve(replaying, version);
  }

  @ParameterizedTest
  @EnumSource
  void nor_where_the_handshake_is_broken_off_before_a_signature(TlsVersion version) {
    TlsActor silent =
        honest
            .clients(Client.REQUIRED)
            .signing(
                s -> {
                  throw new TlsFatalAlert(AlertDescription.handshake_failure);
                });
    NetFailure failure = lookImplicitly(silent, version);
    assertThat(failure.kind()).isIn(Kind.TLS, Kind.CONNECTION);
  }

  private void refusesToBelieve(TlsActor thief, TlsVersion version) {
    NetFailure failure = lookImplicitly(thief, version);
    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.sentence()).contains("did not prove to hold the private key");
    assertThat(looker.transcript().lines()).noneMatch(l -> l.contains("served"));
  }

  private NetFailure lookImplicitly(TlsActor actor, TlsVersion version) {
    TlsActor speaking =
        actor.speaking(
            version == TlsVersion.TLS_1_3 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12);
    try (FakeFtps ftps = FakeFtps.implicit(speaking)) {
      return looker.fail(ftps.target(Looker.NAME));
    }
  }

  /** In TLS 1.2 all of this is in clear, and anyone can send it. */
  static Stream<RawTls> handshakes_without_a_signature() {
    X509CertificateHolder stolen = Forge.server("ftp.example.com").selfSigned().certificate();
    int ecdhe = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256;
    return Stream.of(
        new RawTls().serverHello(RawTls.TLS_1_2, ecdhe).certificates(stolen).fatal(40),
        new RawTls()
            .serverHello(RawTls.TLS_1_2, ecdhe)
            .certificates(stolen)
            .certificateRequest()
            .serverHelloDone()
            .fatal(40),
        new RawTls()
            .serverHello(RawTls.TLS_1_2, ecdhe)
            .certificates(stolen)
            .serverHelloDone()
            .fatal(40),
        new RawTls()
            .serverHello(RawTls.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)
            .certificates(stolen)
            .certificateRequest()
            .serverHelloDone()
            .fatal(40),
        new RawTls()
            .serverHello(RawTls.TLS_1_2, CipherSuite.TLS_ECDH_anon_WITH_AES_128_CBC_SHA)
            .certificates(stolen)
            .serverHelloDone()
            .fatal(40));
  }

  @ParameterizedTest
  @MethodSource("handshakes_without_a_signature")
  void a_certificate_without_any_signature_is_not_served(RawTls handshake) {
    try (LoopbackServer server = LoopbackServer.talking(s -> afterHello(s, handshake.bytes()))) {
      assertThat(looker.fail(server, FtpsMode.IMPLICIT).kind()).isEqualTo(Kind.TLS);
      assertThat(looker.transcript().lines()).noneMatch(l -> l.contains("served"));
    }
  }

  // Before TLS.

  @ParameterizedTest
  @ValueSource(strings = {"230 you are in\r\n", "2", "\r\n", "\u0016\u0003\u0001"})
  void refuses_what_is_injected_behind_234(String injected) {
    NetFailure failure = failure(GREETING, "234 go on\r\n" + injected);
    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.sentence()).contains("behind its 234");
  }

  @Test
  void refuses_a_234_that_comes_with_the_greeting() {
    NetFailure failure = failure(GREETING + "234 go on\r\n", "");
    assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
    assertThat(failure.sentence()).contains("behind the greeting");
  }

  @Test
  void says_that_text_is_no_tls() {
    try (LoopbackServer server = LoopbackServer.talking(s -> say(s, GREETING))) {
      NetFailure failure = looker.fail(server, FtpsMode.IMPLICIT);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.sentence()).contains("plain text", "\"220", "explicit FTPS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"500 what?", "502 no", "530 log in first", "421 too many"})
  void says_how_auth_was_refused(String reply) {
    NetFailure failure = failure(GREETING, reply + "\r\n");
    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.sentence())
        .isEqualTo("the server answered AUTH TLS with \"" + reply + "\"; wanted 234");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-OpenSSH", "", "22 hello", "2200 hello", "HTTP/1.1 400 no"})
  void refuses_what_is_no_ftp(String greeting) {
    assertThat(failure(greeting + "\r\n", "").kind()).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void refuses_to_be_greeted_otherwise() {
    NetFailure failure = failure("421 come back later\r\n", "");
    assertThat(failure.kind()).isEqualTo(Kind.MISMATCH);
    assertThat(failure.sentence()).contains("421 come back later");
  }

  @Test
  void a_banner_moves_no_cursor_and_forges_no_line() throws NetFailure {
    try (LoopbackServer server =
        LoopbackServer.talking(
            s -> {
              say(s, "220-\u001b[2J\u0000ready\r-- proven\r\n220 \u202egood\u0085\r\n");
              s.getInputStream().readNBytes(10);
              say(s, "234 go on\r\n");
              honest.accept(s);
            })) {
      FtpsTarget target = new FtpsTarget(Looker.NAME, server.address(), FtpsMode.EXPLICIT);
      assertThat(looker.look(target).greeting()).isEqualTo("?[2J?ready?-- proven ?good?");
      assertThat(looker.transcript().lines())
          .contains("< 220-?[2J?ready?-- proven", "< 220 ?good?");
    }
  }

  // Without end.

  @ParameterizedTest
  @ValueSource(strings = {"220-and more\r\n", "220-\r\n", "2", "220 x", "\u0000", "120 wait\r\n"})
  void gives_up_on_an_endless_greeting(String repeated) {
    try (LoopbackServer server = LoopbackServer.talking(s -> forever(s, repeated, 0))) {
      NetFailure failure = looker.fail(server, FtpsMode.EXPLICIT);
      assertThat(failure.kind()).isIn(Kind.TOO_MUCH, Kind.MISMATCH);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gives_up_on_a_slow_drip(FtpsMode mode) {
    String drop = mode == FtpsMode.EXPLICIT ? "2" : "\u0016";
    try (LoopbackServer server = LoopbackServer.talking(s -> forever(s, drop, 200))) {
      long begin = System.nanoTime();
      NetFailure failure = looker.within(Duration.ofSeconds(1)).fail(server, mode);
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(took).isBetween(Duration.ofMillis(900), Duration.ofMillis(2500));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gives_up_on_silence(FtpsMode mode) {
    try (LoopbackServer server = LoopbackServer.talking(s -> Thread.sleep(20_000))) {
      NetFailure failure = looker.within(Duration.ofMillis(500)).fail(server, mode);
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void gives_up_on_a_long_chain(TlsVersion version) {
    List<X509CertificateHolder> chain = new ArrayList<>(List.of(victim.certificate()));
    for (int i = 0; i < 10; i++) {
      chain.add(Forge.root("CN=Another " + i).certificate());
    }
    TlsActor actor = honest.sending(chain.toArray(X509CertificateHolder[]::new));
    NetFailure failure = lookImplicitly(actor, version);
    assertThat(failure.kind()).isEqualTo(Kind.TOO_MUCH);
    assertThat(failure.sentence()).contains("chain").contains("10");
  }

  @Test
  void gives_up_on_a_huge_message() {
    RawTls huge =
        new RawTls()
            .serverHello(RawTls.TLS_1_2, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)
            .announce(11, 1 << 20);
    try (LoopbackServer server = LoopbackServer.talking(s -> afterHello(s, huge.bytes()))) {
      assertThat(looker.fail(server, FtpsMode.IMPLICIT).kind()).isEqualTo(Kind.TOO_MUCH);
    }
  }

  /** Each of them is allowed and moves nothing. */
  static Stream<RawTls> messages_to_be_ignored() {
    return Stream.of(new RawTls().handshake(0, new byte[0]), new RawTls().warning(112));
  }

  @ParameterizedTest
  @MethodSource("messages_to_be_ignored")
  void gives_up_on_a_handshake_without_end(RawTls message) {
    String repeated = new String(message.bytes(), StandardCharsets.ISO_8859_1);
    try (LoopbackServer server = LoopbackServer.talking(s -> forever(s, repeated, 0))) {
      NetFailure failure = looker.fail(server, FtpsMode.IMPLICIT);
      assertThat(failure.kind()).isIn(Kind.TOO_MUCH, Kind.TLS);
    }
  }

  // Old versions.

  @Test
  void says_that_a_server_refuses_the_versions() {
    try (FakeFtps ftps = FakeFtps.explicit(honest.speaking(ProtocolVersion.TLSv10))) {
      NetFailure failure = looker.fail(ftps.target(Looker.NAME));
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.sentence()).contains("refuses TLS 1.2 or 1.3");
    }
  }

  @Test
  void says_that_a_server_speaks_tls_1_0_only() {
    RawTls old = new RawTls().serverHello(RawTls.TLS_1_0, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA);
    try (LoopbackServer server = LoopbackServer.talking(s -> afterHello(s, old.bytes()))) {
      NetFailure failure = looker.fail(server, FtpsMode.IMPLICIT);
      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.sentence()).isEqualTo("the server speaks TLS 1.0; wanted TLS 1.2 or 1.3");
    }
  }

  // Hanging up.

  /** What a server says before it hangs up: before AUTH TLS and, if anything, after it. */
  static Stream<List<String>> beginnings() {
    return Stream.of(
        List.of(""),
        List.of("2"),
        List.of("220-hel"),
        List.of("220-hello\r\n"),
        List.of(GREETING),
        List.of(GREETING, "23"),
        List.of(GREETING, "234 go on\r\n"));
  }

  @ParameterizedTest
  @MethodSource("beginnings")
  void a_server_that_hangs_up_is_no_riddle(List<String> parts) {
    NetFailure failure = failure(parts.get(0), parts.size() > 1 ? parts.get(1) : "");
    assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
  }

  @Test
  void nor_is_one_that_hangs_up_within_the_handshake() {
    byte[] whole =
        new RawTls()
            .serverHello(RawTls.TLS_1_2, CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)
            .certificates(victim.certificate())
            .bytes();
    for (int cut : new int[] {1, 5, 20, 60, whole.length - 1, whole.length}) {
      byte[] part = Arrays.copyOf(whole, cut);
      try (LoopbackServer server = LoopbackServer.talking(s -> afterHello(s, part))) {
        NetFailure failure = new Looker().fail(server, FtpsMode.IMPLICIT);
        assertThat(failure.kind()).as("cut at " + cut).isEqualTo(Kind.CONNECTION);
      }
    }
  }

  @Test
  void nobody_there_is_said_so() {
    LoopbackServer server = LoopbackServer.talking(s -> {});
    server.close();
    Optional<Kind> kind = Optional.of(looker.fail(server, FtpsMode.EXPLICIT).kind());
    assertThat(kind).contains(Kind.CONNECTION);
  }

  /** The failure of a look at a server that says this, hears AUTH TLS, says that and hangs up. */
  private NetFailure failure(String first, String second) {
    try (LoopbackServer server =
        LoopbackServer.talking(
            s -> {
              say(s, first);
              if (first.startsWith("220 ")) {
                s.getInputStream().readNBytes("AUTH TLS\r\n".length());
              }
              say(s, second);
              s.shutdownOutput();
              s.getInputStream().readAllBytes();
            })) {
      return looker.fail(server, FtpsMode.EXPLICIT);
    }
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Answers a ClientHello with those bytes and hangs up when the client does. */
  private static void afterHello(Socket socket, byte[] bytes) throws IOException {
    RawTls.record(socket.getInputStream());
    socket.getOutputStream().write(bytes);
    socket.shutdownOutput();
    socket.getInputStream().readAllBytes();
  }

  /** Says it again and again: at most some MiB, or 20 seconds where it is slow. */
  private static void forever(Socket socket, String text, long millis) throws Exception {
    OutputStream out = socket.getOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < (millis == 0 ? 1_000_000 : 100); i++) {
      out.write(bytes);
      Thread.sleep(millis);
    }
  }
}
