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
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.registration.Inventory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.cert.X509CertificateHolder;

/** The certificates of the CAs. */
@Controller("/ca")
@Produces(MediaType.ALL) // each answer says its own type, whatever the client accepts
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthorityCertificatesController {

  /** RFC 2585 4.1. */
  private static final String DER = "application/pkix-cert";

  /** RFC 8555 9.1, the registered type for certificates in PEM. */
  private static final String PEM = "application/pem-certificate-chain";

  /** A CA's certificate does not change. */
  private static final Duration MAX_AGE = Duration.ofDays(1);

  /** A CA may be trusted no longer; caches may delay it by this much. */
  private static final Duration BRIEF = Duration.ofMinutes(1);

  private final Inventory inventory;

  AuthorityCertificatesController(Inventory inventory) {
    this.inventory = inventory;
  }

  /**
   * The certificate of a CA, DER.
   *
   * @param id root, servers or users
   */
  @Get("/{id}.crt")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(type = DER)
  HttpResponse<byte[]> der(String id) {
    return Published.whole(
        CertificateFacts.encoded(inventory.authorityCertificate(id)), DER, MAX_AGE);
  }

  /**
   * The certificate of a CA, PEM.
   *
   * @param id root, servers or users
   */
  @Get("/{id}.pem")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(type = PEM)
  HttpResponse<byte[]> pem(String id) {
    X509CertificateHolder certificate = inventory.authorityCertificate(id);
    return Published.whole(
        Pem.certificate(certificate).getBytes(StandardCharsets.US_ASCII), PEM, MAX_AGE);
  }

  /**
   * What an FTP server puts into its list of client CAs: the users CA, the root, and the trusted
   * CAs of others, PEM. Nothing signs it: fetched over https it is what this CA says, over http
   * only a hint that it has changed.
   */
  @Get("/client-ca.pem")
  @Access(value = Who.ANYONE, plain = true)
  @Answers(
      status = {200, 304},
      type = PEM)
  HttpResponse<byte[]> clientCa(HttpRequest<?> request) {
    byte[] bundle = inventory.clientCa().getBytes(StandardCharsets.US_ASCII);
    String etag = '"' + CertificateFacts.sha256(bundle) + '"';
    // It has no date of its own: only the tag counts.
    MutableHttpResponse<byte[]> response =
        Published.isKnown(request, etag, Instant.MAX)
            ? HttpResponse.notModified()
            : Published.whole(bundle, PEM, BRIEF);
    return response.header(HttpHeaders.ETAG, etag);
  }
}
