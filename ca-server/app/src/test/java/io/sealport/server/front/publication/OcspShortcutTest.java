package io.sealport.server.front.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.Registration;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.OcspAsking;
import io.sealport.server.status.OcspResponder;
import io.sealport.server.status.Revocations;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection with its codec, the shortcut, and routes that answer when they are told to. */
class OcspShortcutTest {

  private static final String HOST = "\r\nHost: ca.example.com\r\n";
  private static final String TYPE = "application/ocsp-response";

  @TempDir Path folder;
  private TestRooms rooms;
  private SerialNumber serial;
  private byte[] question;
  private final Routes routes = new Routes();
  private final Reads reads = new Reads();
  private EmbeddedChannel connection;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    String hex =
        rooms
            .get(Registration.class)
            .enrol(TestDoor.asking("ftps-user", "login:ocsp"), TestDoor.ADMINISTRATOR)
            .request()
            .serial();
    serial = SerialNumber.parse(hex);
    question =
        OcspAsking.about(
                rooms.get(Hierarchy.class).require("users").certificate(), new BigInteger(hex, 16))
            .der();
    rooms.get(OcspResponder.class).answer(question);
    connection =
        new EmbeddedChannel(
            reads, new HttpServerCodec(), new OcspShortcut(rooms.get(OcspReplies.class)), routes);
    connection.config().setAutoRead(false);
  }

  @AfterEach
  void close() {
    connection.finishAndReleaseAll();
    rooms.close();
  }

  /** The requests that came through to the routes. */
  private static final class Routes extends ChannelInboundHandlerAdapter {
    private final List<String> requests = new ArrayList<>();
    private final StringBuilder bodies = new StringBuilder();
    private ChannelHandlerContext context;

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
      context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
      if (message instanceof HttpRequest request) {
        requests.add(request.method() + " " + request.uri());
      }
      if (message instanceof HttpContent content) {
        bodies.append(content.content().toString(StandardCharsets.ISO_8859_1));
      }
      ReferenceCountUtil.release(message);
    }

    void answer(HttpResponseStatus status) {
      DefaultFullHttpResponse response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
      response.headers().set("Content-Length", 0);
      context.writeAndFlush(response).syncUninterruptibly();
    }
  }

  /** How often more was asked for. */
  private static final class Reads extends ChannelOutboundHandlerAdapter {
    private int asked;

    @Override
    public void read(ChannelHandlerContext context) {
      asked++;
      context.read();
    }
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  private void send(String... parts) {
    for (String part : parts) {
      connection.writeInbound(bytes(part));
    }
  }

  private String get() {
    return "GET /ocsp/"
        + Base64.getEncoder().encodeToString(question).replace("/", "%2F")
        + " HTTP/1.1"
        + HOST;
  }

  private String post() {
    return "POST /ocsp HTTP/1.1" + HOST + "Content-Length: " + question.length + "\r\n";
  }

  private String body() {
    return new String(question, StandardCharsets.ISO_8859_1);
  }

  /** Everything that went out so far. */
  private String sent() {
    StringBuilder all = new StringBuilder();
    for (ByteBuf part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
      all.append(part.toString(StandardCharsets.ISO_8859_1));
      part.release();
    }
    return all.toString();
  }

  private void isAnswered(String sent) {
    assertThat(sent).startsWith("HTTP/1.1 200 OK\r\n").containsIgnoringCase(TYPE);
    byte[] answer =
        sent.substring(sent.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
    OcspAsking.requireLinted(
        answer, question, rooms.get(Hierarchy.class).require("users").certificate());
  }

  @Test
  void what_is_kept_is_answered_without_a_route() {
    send(get() + "\r\n");
    isAnswered(sent());
    send(post() + "\r\n" + body());
    isAnswered(sent());
    assertThat(routes.requests).isEmpty();
  }

  @Test
  void a_request_in_many_parts_is_answered_and_the_next_is_read() {
    String all = post() + "\r\n" + body();
    int before = reads.asked;
    for (int i = 0; i < all.length(); i++) {
      send(all.substring(i, i + 1));
    }
    isAnswered(sent());
    assertThat(reads.asked).isGreaterThan(before);
    send(get(), "\r\n");
    isAnswered(sent());
    assertThat(routes.requests).isEmpty();
  }

  @Test
  void many_in_one_part_are_answered_in_order() {
    send((get() + "\r\n").repeat(3));
    assertThat(sent().split("HTTP/1.1 200 OK", -1)).hasSize(4);
    assertThat(routes.requests).isEmpty();
  }

  @Test
  void behind_a_request_that_the_routes_answer_it_waits_for_its_turn() {
    send("GET /slow HTTP/1.1" + HOST + "\r\n" + get() + "\r\n");
    assertThat(sent()).isEmpty();
    assertThat(routes.requests).hasSize(2).first().isEqualTo("GET /slow");

    routes.answer(HttpResponseStatus.NO_CONTENT);
    routes.answer(HttpResponseStatus.ACCEPTED);
    assertThat(sent()).startsWith("HTTP/1.1 204 ").contains("HTTP/1.1 202 ");

    send(get() + "\r\n");
    isAnswered(sent());
    assertThat(routes.requests).hasSize(2);
  }

  @Test
  void an_interim_response_is_no_answer() {
    send("PUT /slow HTTP/1.1" + HOST + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n");
    routes.answer(HttpResponseStatus.CONTINUE);
    send("x", get() + "\r\n");
    assertThat(routes.requests).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: close",
        "Expect: 100-continue",
        "Transfer-Encoding: chunked",
        "Content-Length: 257",
        "Content-Length: 99999999999999999999"
      })
  void what_asks_for_more_goes_to_the_routes(String header) {
    send("POST /ocsp HTTP/1.1" + HOST + header + "\r\n\r\n");
    assertThat(routes.requests).containsExactly("POST /ocsp");
    assertThat(sent()).isEmpty();
  }

  @Test
  void http_1_0_and_other_paths_go_to_the_routes() {
    send(get().replace("HTTP/1.1", "HTTP/1.0") + "\r\n");
    routes.answer(HttpResponseStatus.NO_CONTENT);
    send(get().replace("/ocsp/", "/crl/") + "\r\n");
    routes.answer(HttpResponseStatus.NO_CONTENT);
    send(get().replace(" HTTP", "?x=1 HTTP") + "\r\n");
    assertThat(routes.requests).hasSize(3);
  }

  @Test
  void what_is_not_kept_goes_to_the_routes_as_it_came() {
    question[question.length - 1] ^= 1;
    send(post() + "\r\n", body().substring(0, 10), body().substring(10));
    assertThat(routes.requests).containsExactly("POST /ocsp");
    assertThat(routes.bodies).hasToString(body());
  }

  @Test
  void a_revocation_is_seen_at_once() {
    rooms
        .get(Revocations.class)
        .revoke(serial, RevocationReason.KEY_COMPROMISE, false, TestDoor.ADMINISTRATOR.id());
    send(get() + "\r\n");
    assertThat(routes.requests).hasSize(1);
  }

  @Test
  void a_connection_that_ends_within_a_request_keeps_nothing() {
    HttpContent half = new DefaultHttpContent(bytes(body().substring(0, 10)));
    send(post() + "\r\n");
    connection.pipeline().context(HttpServerCodec.class).fireChannelRead(half);
    assertThat(half.refCnt()).isEqualTo(1);
    connection.close().syncUninterruptibly();
    assertThat(half.refCnt()).isZero();
  }

  @Test
  void a_body_that_is_longer_than_announced_is_no_question() {
    send(post() + "\r\n");
    connection
        .pipeline()
        .context(HttpServerCodec.class)
        .fireChannelRead(new DefaultHttpContent(bytes(body() + "more")));
    connection
        .pipeline()
        .context(HttpServerCodec.class)
        .fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    assertThat(routes.requests).containsExactly("POST /ocsp");
    assertThat(sent()).isEmpty();
  }
}
