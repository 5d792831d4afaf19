package io.sealport.server.front.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.status.OcspAnswer;
import io.sealport.server.status.OcspResponder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OCSP over HTTP (RFC 6960 appendix A). Whatever comes in, an OCSP response goes out. */
@Controller("/ocsp")
@Produces(MediaType.ALL) // each answer says its own type, whatever the client accepts
@ExecuteOn(TaskExecutors.BLOCKING)
class OcspController {

  private static final Logger LOG = LoggerFactory.getLogger(OcspController.class);

  private static final String RESPONSE = "application/ocsp-response";
  private static final String PATH = "/ocsp/";

  /** RFC 5019 6.2 allows until nextUpdate; a revocation should not wait that long in a cache. */
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final OcspResponder responder;

  OcspController(OcspResponder responder) {
    this.responder = responder;
  }

  /** Answers an OCSP request (RFC 6960 A.1). */
  @Post
  @Consumes(MediaType.ALL)
  @Access(value = Who.ANYONE, plain = true)
  @Answers(type = RESPONSE, takes = "application/ocsp-request")
  HttpResponse<byte[]> post(HttpRequest<byte[]> http) {
    return answer(http.getBody().orElseGet(() -> new byte[0]));
  }

  /**
   * Answers an OCSP request in the path: base64, itself URL-encoded, so it may hold slashes (RFC
   * 6960 A.1).
   *
   * @param request the OCSP request, DER in base64, URL-encoded
   */
  @Get("/{+request}")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(type = RESPONSE)
  @SuppressWarnings("InvalidParam") // it is the path's, as the API's document shows it
  HttpResponse<byte[]> get(HttpRequest<?> http) {
    String path = http.getUri().getRawPath();
    String encoded = path.substring(path.indexOf(PATH) + PATH.length());
    return answer(decode(encoded));
  }

  private static byte[] decode(String encoded) {
    try {
      // A plus that was left bare means a plus, not a blank.
      String base64 = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.US_ASCII);
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The responder says malformedRequest to nothing.
      return new byte[0];
    }
  }

  private HttpResponse<byte[]> answer(byte[] request) {
    OcspAnswer answer;
    try {
      answer = responder.answer(request);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.warn("OCSP says tryLater: {}", trouble.words()),
              () -> LOG.error("OCSP fails", e));
      answer = responder.tryLater();
    }
    MutableHttpResponse<byte[]> response =
        HttpResponse.ok(answer.der()).contentType(MediaType.of(RESPONSE));
    if (answer.cacheable().isEmpty()) {
      return response.header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    OcspAnswer.Window window = answer.cacheable().get();
    return response
        .header(
            HttpHeaders.CACHE_CONTROL,
            "max-age=" + MAX_AGE.toSeconds() + ", public, no-transform, must-revalidate")
        .header(HttpHeaders.LAST_MODIFIED, Published.date(window.thisUpdate()))
        .header(HttpHeaders.EXPIRES, Published.date(window.nextUpdate()))
        .header(HttpHeaders.ETAG, '"' + answer.tag() + '"');
  }
}
