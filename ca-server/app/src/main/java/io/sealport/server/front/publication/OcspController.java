package io.sealport.server.front.publication;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OCSP over HTTP (RFC 6960 appendix A). Whatever comes in, an OCSP response goes out. */
@Controller("/ocsp")
@Produces(MediaType.ALL) // each answer says its own type, whatever the client accepts
@ExecuteOn(TaskExecutors.BLOCKING)
class OcspController {

  private static final Logger LOG = LoggerFactory.getLogger(OcspController.class);

  private final OcspResponder responder;

  OcspController(OcspResponder responder) {
    this.responder = responder;
  }

  /** Answers an OCSP request (RFC 6960 A.1). */
  @Post
  @Consumes(MediaType.ALL)
  @Access(value = Who.ANYONE, plain = true)
  @Answers(type = OcspHttp.RESPONSE, takes = "application/ocsp-request")
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
  @Answers(type = OcspHttp.RESPONSE)
  @SuppressWarnings("InvalidParam") // it is the path's, as the API's document shows it
  HttpResponse<byte[]> get(HttpRequest<?> http) {
    return answer(OcspHttp.request(http.getUri().getRawPath()));
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
        HttpResponse.ok(answer.der()).contentType(MediaType.of(OcspHttp.RESPONSE));
    OcspHttp.headers(answer).forEach(response::header);
    return response;
  }
}
