package io.sealport.server.front.publication;

import io.micronaut.http.HttpHeaders;
import io.sealport.server.status.OcspAnswer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** How OCSP requests and answers are spelled in HTTP (RFC 6960 appendix A, RFC 5019 6). */
final class OcspHttp {

  static final String RESPONSE = "application/ocsp-response";
  static final String PATH = "/ocsp";

  /** RFC 5019 6.2 allows until nextUpdate; a revocation should not wait that long in a cache. */
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private static final String CACHED =
      "max-age=" + MAX_AGE.toSeconds() + ", public, no-transform, must-revalidate";

  private OcspHttp() {}

  /** The request of a path: base64, itself URL-encoded; empty if it is none. */
  static byte[] request(String path) {
    String encoded = path.substring(path.indexOf(PATH) + PATH.length() + 1);
    try {
      // A plus that was left bare means a plus, not a blank.
      String base64 =
          encoded.indexOf('%') < 0
              ? encoded
              : URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.US_ASCII);
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The responder says malformedRequest to nothing.
      return new byte[0];
    }
  }

  /** What others may do with an answer. */
  static Map<String, String> headers(OcspAnswer answer) {
    if (answer.cacheable().isEmpty()) {
      return Map.of(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    OcspAnswer.Window window = answer.cacheable().get();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.CACHE_CONTROL, CACHED);
    headers.put(HttpHeaders.LAST_MODIFIED, Published.date(window.thisUpdate()));
    headers.put(HttpHeaders.EXPIRES, Published.date(window.nextUpdate()));
    headers.put(HttpHeaders.ETAG, '"' + answer.tag() + '"');
    return headers;
  }
}
