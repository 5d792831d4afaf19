package io.sealport.server.identity.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.net.AddressBlock;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.server.identity.network.NetworkSettings.Ports;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class HttpFetchTest {

  private static final Name NAME = Name.dns("ftp.example.com");
  private static final String PATH = "/.well-known/acme-challenge/token";

  private final FakeResolver resolver = new FakeResolver().answer("ftp.example.com", "8.8.8.8");
  private final RecordingDialer dialer = new RecordingDialer();
  private final Transcript transcript = new Transcript();
  private final List<AutoCloseable> servers = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable server : servers) {
      server.close();
    }
  }

  private FakeHttp at(String address, FakeHttp.Script script) throws IOException {
    FakeHttp server = new FakeHttp(script);
    servers.add(server);
    dialer.detour(address, server.port());
    return server;
  }

  private String get() throws NetFailure {
    return get(Deadline.in(Duration.ofSeconds(10)));
  }

  private String get(Deadline deadline) throws NetFailure {
    return get(NAME, deadline);
  }

  private String get(Name name, Deadline deadline) throws NetFailure {
    return get(name, NetworkSettings.DEFAULTS, deadline);
  }

  private String get(Name name, NetworkSettings settings, Deadline deadline) throws NetFailure {
    Reach reach = new Reach(resolver, new AddressGuard(settings), dialer);
    return new HttpFetch(reach, settings)
        .get(name, PATH, deadline, transcript, (text, url, from) -> url + " " + text);
  }

  private void assertFails(Kind kind, String message) {
    assertThatThrownBy(this::get)
        .isInstanceOfSatisfying(NetFailure.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(message);
  }

  @Test
  void asks_for_the_path_and_says_who_asks() throws Exception {
    FakeHttp server = at("8.8.8.8:80", FakeHttp.says(200, "content"));

    assertThat(get()).isEqualTo("http://ftp.example.com" + PATH + " content");
    assertThat(server.requests())
        .containsExactly(
            "GET "
                + PATH
                + " HTTP/1.1\nHost: ftp.example.com\nUser-Agent: sealport\nAccept: */*\n"
                + "Accept-Encoding: identity\nConnection: close");
    assertThat(transcript.lines())
        .containsExactly(
            "-- dialling 8.8.8.8:80", "> GET http://ftp.example.com" + PATH, "< HTTP 200");
  }

  @Test
  void an_ipv6_address_stands_in_brackets() throws Exception {
    FakeHttp server = at("[2606:4700::1]:80", FakeHttp.says(200, "x"));

    assertThat(get(Name.ip("2606:4700::1"), Deadline.in(Duration.ofSeconds(10))))
        .isEqualTo("http://[2606:4700::1]" + PATH + " x");
    assertThat(server.requests().get(0)).contains("Host: [2606:4700::1]\n");
  }

  @Test
  void a_body_in_chunks_is_put_together() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) ->
            FakeHttp.write(
                out,
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n"
                    + "0\r\n\r\n"));

    assertThat(get()).endsWith(" abcde");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 301, 304, 404, 500})
  void only_200_is_an_answer(int status) throws Exception {
    at("8.8.8.8:80", FakeHttp.says(status, ""));

    assertFails(Kind.MISMATCH, "is answered with " + status + "; wanted 200");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_followed(int status) throws Exception {
    resolver.answer("www.example.com", "9.9.9.9");
    at(
        "8.8.8.8:80",
        (request, out) ->
            FakeHttp.write(
                out,
                "HTTP/1.1 "
                    + status
                    + " X\r\nLocation: //www.example.com/there?a=b#c\r\nContent-Length: 0\r\n\r\n"));
    FakeHttp second = at("9.9.9.9:80", FakeHttp.says(200, "content"));

    assertThat(get()).isEqualTo("http://www.example.com/there?a=b content");
    assertThat(second.requests().get(0))
        .startsWith("GET /there?a=b HTTP/1.1\nHost: www.example.com");
    assertThat(transcript.lines()).contains("< Location: //www.example.com/there?a=b#c");
  }

  @Test
  void a_redirect_to_https_is_followed_whatever_the_certificate() throws Exception {
    Forge.Forged wrong = Forge.server("other.example.com").selfSigned();
    FakeHttp secure =
        new FakeHttp(
            TlsServer.factory(wrong.keys(), wrong.certificate()), FakeHttp.says(200, "content"));
    servers.add(secure);
    dialer.detour("8.8.8.8:443", secure.port());
    at("8.8.8.8:80", FakeHttp.redirects("https://ftp.example.com/x"));

    assertThat(get()).isEqualTo("https://ftp.example.com/x content");
    assertThat(secure.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http://169.254.169.254/latest/meta-data/ | wanted the name of a host and no address
          http://[fd00:ec2::254]/                  | wanted the name of a host and no address
          http://127.0.0.1/                        | wanted the name of a host and no address
          http://9.9.9.9/                          | wanted the name of a host and no address
          http://[::ffff:127.0.0.1]/               | wanted the name of a host and no address
          http://2130706433/                       | wanted the name of a host
          http://0x7f.1/                           | wanted the name of a host
          http://*.example.com/                    | wanted the name of a host
          file:///etc/passwd                       | wanted http or https
          ftp://ftp.example.com/                   | wanted http or https
          gopher://ftp.example.com/                | wanted http or https
          jar:file:/x!/y                           | wanted http or https
          http://ftp.example.com:8080/             | wanted port 80 (http) or 443 (https)
          http://ftp.example.com:443/              | wanted port 80 (http) or 443 (https)
          https://ftp.example.com:80/              | wanted port 80 (http) or 443 (https)
          http://ftp.example.com:22/               | wanted port 80 (http) or 443 (https)
          http://user@ftp.example.com/             | wanted no user in it
          http://ftp.example.com@127.0.0.1/        | wanted no user in it
          http://a b/                              | which is no URL
          http:///path                             | wanted the name of a host
          """)
  void a_redirect_out_of_policy_is_not_followed(String location, String message) throws Exception {
    at("8.8.8.8:80", FakeHttp.redirects(location));

    assertThatThrownBy(this::get).isInstanceOf(NetFailure.class).hasMessageContaining(message);
    assertThat(dialer.dialled()).containsExactly("8.8.8.8:80");
    assertThat(resolver.asked()).containsExactly("ftp.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"169.254.169.254", "10.0.0.1", "::1", "64:ff9b::7f00:1"})
  void a_redirect_to_a_name_that_leads_into_the_house_is_not_dialled(String address)
      throws Exception {
    resolver.answer("in.example.com", address);
    at("8.8.8.8:80", FakeHttp.redirects("http://in.example.com/"));

    assertFails(Kind.FORBIDDEN_ADDRESS, "in.example.com: ");
    assertThat(dialer.dialled()).containsExactly("8.8.8.8:80");
  }

  /** The first hop gets a public address; the second, to the same name, another answer. */
  @Test
  void a_name_that_moves_into_the_house_between_hops_is_not_dialled() throws Exception {
    resolver.answer("ftp.example.com", "127.0.0.1");
    at("8.8.8.8:80", FakeHttp.redirects("http://ftp.example.com/again"));

    assertFails(Kind.FORBIDDEN_ADDRESS, "127.0.0.1 is loopback");
    assertThat(dialer.dialled()).containsExactly("8.8.8.8:80");
    assertThat(resolver.asked()).containsExactly("ftp.example.com", "ftp.example.com");
  }

  /** What is allowed for endpoints inside is no way in for a page outside. */
  @Test
  void a_redirect_from_outside_does_not_lead_inside_even_where_inside_is_allowed()
      throws Exception {
    NetworkSettings inside =
        new NetworkSettings(
            DnsSettings.DEFAULTS, List.of(AddressBlock.of("10.0.0.0/8")), Ports.DEFAULTS);
    resolver.answer("in.example.com", "10.1.2.3");
    at("8.8.8.8:80", FakeHttp.redirects("http://in.example.com/secret"));
    FakeHttp hidden = at("10.1.2.3:80", FakeHttp.says(200, "x"));
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));

    assertThatThrownBy(() -> get(NAME, inside, deadline))
        .hasMessageContaining("a redirect from outside led there");
    assertThat(hidden.requests()).isEmpty();
    assertThat(get(Name.dns("in.example.com"), inside, deadline)).endsWith(" x");
  }

  @Test
  void a_circle_of_redirects_is_left() throws Exception {
    FakeHttp server = at("8.8.8.8:80", FakeHttp.redirects("/round"));

    assertFails(Kind.TOO_MUCH, "more than 5 redirects");
    assertThat(server.requests()).hasSize(6);
  }

  @Test
  void many_addresses_times_many_redirects_are_left() throws Exception {
    resolver.answer("many.example.com", "9.9.9.1", "9.9.9.2", "9.9.9.3", "9.9.9.4");
    FakeHttp.Script round = FakeHttp.redirects("http://many.example.com/");
    List<FakeHttp> all =
        List.of(
            at("8.8.8.8:80", round),
            at("9.9.9.1:80", round),
            at("9.9.9.2:80", round),
            at("9.9.9.3:80", round),
            at("9.9.9.4:80", round));

    assertFails(Kind.TOO_MUCH, "more than 16 requests");
    assertThat(all.stream().mapToInt(s -> s.requests().size()).sum()).isLessThanOrEqualTo(32);
  }

  @Test
  void an_endless_body_is_left() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) -> {
          FakeHttp.write(out, "HTTP/1.1 200 OK\r\n\r\n");
          while (true) {
            FakeHttp.write(out, "x".repeat(8192));
          }
        });

    assertFails(Kind.TOO_MUCH, "a body of more than 4096 bytes");
  }

  @Test
  void an_endless_header_is_left() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) -> {
          FakeHttp.write(out, "HTTP/1.1 200 OK\r\n");
          while (true) {
            FakeHttp.write(out, "X-A: b\r\n");
          }
        });

    assertFails(Kind.TOO_MUCH, "8.8.8.8:80: ");
  }

  @Test
  void an_endless_line_is_left() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) -> {
          FakeHttp.write(out, "HTTP/1.1 200 ");
          while (true) {
            FakeHttp.write(out, "O".repeat(1024));
          }
        });

    assertFails(Kind.TOO_MUCH, "8.8.8.8:80: ");
  }

  @Test
  void answers_that_are_none_without_end_are_left() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) -> {
          while (true) {
            FakeHttp.write(out, "HTTP/1.1 102 Processing\r\n\r\n");
            Thread.sleep(5);
          }
        });

    assertThatThrownBy(() -> get(Deadline.in(Duration.ofMillis(400))))
        .isInstanceOfSatisfying(
            NetFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
  }

  @Test
  void a_slow_drip_ends_with_the_deadline() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) -> {
          for (char c : "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx".toCharArray()) {
            FakeHttp.write(out, String.valueOf(c));
            Thread.sleep(100);
          }
        });
    long start = System.nanoTime();

    assertThatThrownBy(() -> get(Deadline.in(Duration.ofMillis(500))))
        .isInstanceOfSatisfying(
            NetFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void a_slow_drip_of_a_handshake_ends_with_the_deadline() throws Exception {
    at("8.8.8.8:80", FakeHttp.redirects("https://ftp.example.com/x"));
    try (java.net.ServerSocket drip =
        new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
      dialer.detour("8.8.8.8:443", drip.getLocalPort());
      Thread thread = new Thread(() -> drip(drip), "drip");
      thread.setDaemon(true);
      thread.start();
      long start = System.nanoTime();

      assertThatThrownBy(() -> get(Deadline.in(Duration.ofMillis(700))))
          .isInstanceOfSatisfying(
              NetFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
  }

  /** A record of 16 KiB that comes byte by byte. */
  private static void drip(java.net.ServerSocket server) {
    try (java.net.Socket socket = server.accept()) {
      socket.getOutputStream().write(new byte[] {22, 3, 3, 64, 0});
      for (int i = 0; i < 100; i++) {
        socket.getOutputStream().write(2);
        Thread.sleep(50);
      }
    } catch (IOException | InterruptedException e) {
      // The other side has hung up.
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"220 ftp.example.com ready\r\n", "SSH-2.0-x\r\n", "\r\n\r\n\r\n\r\n\r\n\r\n"})
  void what_is_no_http_is_said_so(String banner) throws Exception {
    at("8.8.8.8:80", (request, out) -> FakeHttp.write(out, banner));

    assertThatThrownBy(this::get)
        .isInstanceOf(NetFailure.class)
        .hasMessageStartingWith("8.8.8.8:80: ");
  }

  @Test
  void a_connection_that_breaks_is_said_so() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) -> FakeHttp.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"));

    assertFails(Kind.CONNECTION, "8.8.8.8:80: the connection broke");
  }

  @Test
  void a_body_that_unfolds_is_not_unfolded() throws Exception {
    at(
        "8.8.8.8:80",
        (request, out) ->
            FakeHttp.write(
                out,
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\u001f\u008bx"));

    assertThat(get()).endsWith(" \u001f\u008bx");
  }

  @Test
  void other_ports_take_the_place_of_the_usual_ones() throws Exception {
    FakeHttp server = at("8.8.8.8:8080", FakeHttp.redirects("http://ftp.example.com/x"));
    NetworkSettings settings =
        new NetworkSettings(DnsSettings.DEFAULTS, List.of(), new Ports(8080, 8443, 8443));
    HttpFetch fetch =
        new HttpFetch(new Reach(resolver, new AddressGuard(settings), dialer), settings);

    assertThat(fetch.url(NAME, PATH)).isEqualTo("http://ftp.example.com:8080" + PATH);
    assertThatThrownBy(
            () ->
                fetch.get(
                    NAME,
                    PATH,
                    Deadline.in(Duration.ofSeconds(10)),
                    transcript,
                    (text, url, from) -> text))
        .hasMessageContaining("more than 5 redirects");
    assertThat(server.requests()).hasSize(6);
    assertThat(dialer.dialled()).containsOnly("8.8.8.8:8080");
  }
}
