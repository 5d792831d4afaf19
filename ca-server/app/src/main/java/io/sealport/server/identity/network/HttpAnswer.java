package io.sealport.server.identity.network;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * One request for a small text on one connection, and its answer. No cookies, no credentials, no
 * compression; lines, headers and body are bounded.
 *
 * @param location where a redirect leads
 * @param body of a 200 alone; what is not a redirect has no other use
 */
record HttpAnswer(int status, Optional<String> location, String body) {

  /** A key authorization has 87 characters; the rest is for blanks behind it. */
  static final int MAX_BODY = 4096;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private static final Http1Config BOUNDS =
      Http1Config.custom()
          .setMaxLineLength(4096)
          .setMaxHeaderCount(64)
          .setMaxEmptyLineCount(4)
          .build();

  /** The parser's factory must be told too: else the number of headers has no bound. */
  private static final DefaultBHttpClientConnectionFactory CONNECTIONS =
      DefaultBHttpClientConnectionFactory.builder()
          .http1Config(BOUNDS)
          .responseParserFactory(new DefaultHttpResponseParserFactory(BOUNDS))
          .build();

  /** Asks and reads. The connection is of no use afterwards. */
  static HttpAnswer ask(Socket socket, HttpPlace place, Transcript transcript) throws IOException {
    // Not closed: that would read a body to its end, however far that is. The socket is closed.
    HttpClientConnection connection = CONNECTIONS.createConnection(socket);
    transcript.sent("GET " + place);
    try {
      ClassicHttpResponse response =
          new HttpRequestExecutor().execute(request(place), connection, HttpCoreContext.create());
      transcript.received("HTTP " + response.getCode());
      return read(response, transcript);
    } catch (HttpException e) {
      throw new NetFailure(
          Kind.PROTOCOL,
          "the answer is not HTTP (" + Name.printable(String.valueOf(e.getMessage())) + ")",
          e);
    }
  }

  private static ClassicHttpRequest request(HttpPlace place) {
    ClassicHttpRequest request = new BasicClassicHttpRequest("GET", place.path());
    request.setHeader("Host", place.authority());
    request.setHeader("User-Agent", "sealport");
    request.setHeader("Accept", "*/*");
    request.setHeader("Accept-Encoding", "identity");
    request.setHeader("Connection", "close");
    return request;
  }

  private static HttpAnswer read(ClassicHttpResponse response, Transcript transcript)
      throws IOException {
    Header location = response.getFirstHeader("Location");
    boolean redirect = REDIRECTS.contains(response.getCode()) && location != null;
    if (redirect) {
      transcript.received("Location: " + location.getValue());
    }
    return new HttpAnswer(
        response.getCode(),
        redirect ? Optional.of(location.getValue()) : Optional.empty(),
        response.getCode() == 200 ? body(response.getEntity()) : "");
  }

  private static String body(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    InputStream content = entity.getContent();
    byte[] found = content.readNBytes(MAX_BODY + 1);
    if (found.length > MAX_BODY) {
      throw new NetFailure(
          Kind.TOO_MUCH, "a body of more than " + MAX_BODY + " bytes; wanted a key authorization");
    }
    return new String(found, StandardCharsets.ISO_8859_1);
  }
}
