package io.sealport.server.front.publication;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import io.sealport.server.status.OcspAnswer;
import io.sealport.server.status.OcspResponder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The HTTP responses to OCSP requests that are answered at once. */
@Singleton
class OcspReplies {

  /** As many as the cache of answers holds. */
  private static final int MOST = 20_000;

  private static final String PREFIX = OcspHttp.PATH + "/";

  private final OcspResponder responder;

  /** By identity: an answer that was made anew is another. */
  private final Cache<OcspAnswer, Made> made =
      CacheBuilder.newBuilder().weakKeys().maximumSize(MOST).build();

  private volatile Second second = new Second(Long.MIN_VALUE, AsciiString.EMPTY_STRING);

  OcspReplies(OcspResponder responder) {
    this.responder = responder;
  }

  /** Headers but the date, and the bytes. */
  private record Made(HttpHeaders headers, ByteBuf body) {}

  /** A second of the wall clock, and how HTTP writes it. */
  private record Second(long number, AsciiString date) {}

  static boolean isPath(String path) {
    return path.equals(OcspHttp.PATH);
  }

  /** The response to a GET, if it can be had at once. */
  Optional<FullHttpResponse> get(String path) {
    return path.startsWith(PREFIX) ? reply(OcspHttp.request(path)) : Optional.empty();
  }

  /** The response to a POST. */
  Optional<FullHttpResponse> post(byte[] request) {
    return reply(request);
  }

  private Optional<FullHttpResponse> reply(byte[] request) {
    try {
      return responder.atOnce(request).map(this::response);
    } catch (RuntimeException e) {
      // The route meets the same trouble, and says what there is to say.
      return Optional.empty();
    }
  }

  private FullHttpResponse response(OcspAnswer answer) {
    Made ready = made.getIfPresent(answer);
    if (ready == null) {
      ready = make(answer);
      if (answer.cacheable().isPresent()) {
        made.put(answer, ready);
      }
    }
    HttpHeaders headers = ready.headers().copy().set(HttpHeaderNames.DATE, date());
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        HttpResponseStatus.OK,
        ready.body().duplicate(),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  private static Made make(OcspAnswer answer) {
    HttpHeaders headers =
        DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    OcspHttp.headers(answer)
        .forEach((name, value) -> headers.set(AsciiString.of(name), AsciiString.of(value)));
    headers.set(HttpHeaderNames.CONTENT_TYPE, AsciiString.of(OcspHttp.RESPONSE));
    headers.set(HttpHeaderNames.CONTENT_LENGTH, AsciiString.of("" + answer.der().length));
    ByteBuf body = Unpooled.wrappedBuffer(answer.der());
    return new Made(headers, Unpooled.unreleasableBuffer(body.asReadOnly()));
  }

  /** RFC 9110 6.6.1: the moment of the answer, to the second. */
  private AsciiString date() {
    Instant now = responder.now();
    Second current = second;
    if (current.number() != now.getEpochSecond()) {
      current = new Second(now.getEpochSecond(), AsciiString.of(Published.date(now)));
      second = current;
    }
    return current.date();
  }
}
