package io.sealport.server.front.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.status.Crls;
import io.sealport.server.status.PublishedFile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The CRLs, of any length: what is sent is read from the file as the client takes it. */
@Controller("/crl")
@Produces(MediaType.ALL) // each answer says its own type, whatever the client accepts
@ExecuteOn(TaskExecutors.BLOCKING)
class CrlsController {

  /** RFC 2585 4.2. */
  private static final String DER = "application/pkix-crl";

  /** What everybody calls PEM that is no chain of certificates. */
  private static final String PEM = "application/x-pem-file";

  /** A revocation shows in the CRL within seconds; caches may delay it by this much. */
  private static final Duration MAX_AGE = Duration.ofMinutes(1);

  private final Crls crls;

  CrlsController(Crls crls) {
    this.crls = crls;
  }

  /**
   * The newest CRL of a CA, DER; a part of it; the deltas to either. One range of bytes may be
   * asked for.
   *
   * @param name root, servers or users; users.7 for a part, users.delta for the deltas
   */
  @Get("/{name}.crl")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 206, 304, 416},
      type = DER)
  HttpResponse<FilePart> der(String name, HttpRequest<?> request) {
    return answer(crls.openDer(name).orElseThrow(() -> unknown(name)), DER, request);
  }

  /**
   * The newest CRL of a CA, PEM; a part of it; the deltas to either. One range of bytes may be
   * asked for.
   *
   * @param name root, servers or users; users.7 for a part, users.delta for the deltas
   */
  @Get("/{name}.pem")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 206, 304, 416},
      type = PEM)
  HttpResponse<FilePart> pem(String name, HttpRequest<?> request) {
    return answer(crls.openPem(name).orElseThrow(() -> unknown(name)), PEM, request);
  }

  /** Every CA's CRL, the trusted CAs' too, PEM: an FTP server that checks CRLs needs the root's. */
  @Get("/crls.pem")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 206, 304, 416},
      type = PEM)
  HttpResponse<FilePart> bundle(HttpRequest<?> request) {
    return answer(
        crls.openBundle().orElseThrow(() -> Fault.of(Kind.UNAVAILABLE, "no CRL is published yet")),
        PEM,
        request);
  }

  private static Fault unknown(String name) {
    return Fault.of(Kind.NOT_FOUND, "no CRL of a CA \"" + Name.printable(name) + "\"");
  }

  private static HttpResponse<FilePart> answer(
      PublishedFile file, String mediaType, HttpRequest<?> request) {
    FileAnswer answer = new FileAnswer(file, request);
    Optional<FilePart> body = answer.body();
    if (body.isEmpty()) {
      close(file);
    }
    return answer
        .head(mediaType)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + MAX_AGE.toSeconds())
        .body(body.orElse(null));
  }

  private static void close(PublishedFile file) {
    try {
      file.close();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot close a published file", e);
    }
  }
}
