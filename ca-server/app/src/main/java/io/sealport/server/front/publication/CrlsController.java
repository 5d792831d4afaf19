package io.sealport.server.front.publication;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Name;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.status.Crl;
import io.sealport.server.status.Crls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The CRLs. */
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
   * The newest CRL of a CA, DER.
   *
   * @param ca root, servers or users
   */
  @Get("/{ca}.crl")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 304},
      type = DER)
  HttpResponse<byte[]> der(String ca, HttpRequest<?> request) {
    Crl crl = require(ca);
    return file(crl.der(), DER, crl.sha256(), crl.thisUpdate(), request);
  }

  /**
   * The newest CRL of a CA, PEM.
   *
   * @param ca root, servers or users
   */
  @Get("/{ca}.pem")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 304},
      type = PEM)
  HttpResponse<byte[]> pem(String ca, HttpRequest<?> request) {
    Crl crl = require(ca);
    return file(crl.pem(), PEM, "pem-" + crl.sha256(), crl.thisUpdate(), request);
  }

  /** Every CA's CRL, the trusted CAs' too, PEM: an FTP server that checks CRLs needs the root's. */
  @Get("/crls.pem")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 304},
      type = PEM)
  HttpResponse<byte[]> bundle(HttpRequest<?> request) {
    Crl newest = crls.newest().orElseThrow(CrlsController::nothingYet);
    String tag = crls.bundleTag().orElseThrow(CrlsController::nothingYet);
    return file(crls.bundle(), PEM, tag, newest.thisUpdate(), request);
  }

  private Crl require(String ca) {
    return crls.current(ca)
        .orElseThrow(
            () -> Fault.of(Kind.NOT_FOUND, "no CRL of a CA \"" + Name.printable(ca) + "\""));
  }

  private static Fault nothingYet() {
    return Fault.of(Kind.UNAVAILABLE, "no CRL is published yet");
  }

  private static byte[] content(Path file) {
    if (!Files.exists(file)) {
      throw Fault.of(Kind.UNAVAILABLE, "the published file " + file + " is missing");
    }
    return SafeFile.read(file, Long.MAX_VALUE);
  }

  private static HttpResponse<byte[]> file(
      Path file, String mediaType, String tag, Instant thisUpdate, HttpRequest<?> request) {
    String etag = '"' + tag + '"';
    MutableHttpResponse<byte[]> response =
        Published.isKnown(request, etag, thisUpdate)
            ? HttpResponse.notModified()
            : Published.whole(content(file), mediaType, MAX_AGE);
    return response
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.LAST_MODIFIED, Published.date(thisUpdate));
  }
}
