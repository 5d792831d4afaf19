package io.sealport.cli.deploy;

import com.sun.net.httpserver.HttpServer;
import io.sealport.pki.Forge.Forged;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;

/** An OCSP responder on loopback that says the same of everybody, and counts. */
final class StatusStub implements AutoCloseable {

  private final HttpServer http;
  private final AtomicInteger asked = new AtomicInteger();

  private StatusStub(Forged signer, CertificateStatus status) throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            byte[] answer = answer(exchange.getRequestBody().readAllBytes(), signer, status);
            exchange.getResponseHeaders().set("Content-Type", "application/ocsp-response");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          } catch (OCSPException e) {
            throw new AssertionError(e);
          }
        });
    http.start();
  }

  static StatusStub revoking(Forged signer) throws IOException {
    Date then = Date.from(Instant.now().minus(Duration.ofHours(1)));
    return new StatusStub(signer, new RevokedStatus(then, CRLReason.keyCompromise));
  }

  static StatusStub good(Forged signer) throws IOException {
    return new StatusStub(signer, CertificateStatus.GOOD);
  }

  String url() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/";
  }

  int asked() {
    return asked.get();
  }

  private static byte[] answer(byte[] request, Forged signer, CertificateStatus status)
      throws OCSPException, IOException {
    OCSPReq question = new OCSPReq(request);
    Instant now = Instant.now();
    BasicOCSPRespBuilder builder =
        new BasicOCSPRespBuilder(new RespID(signer.certificate().getSubject()));
    builder.addResponse(
        question.getRequestList()[0].getCertID(),
        status,
        Date.from(now.minus(Duration.ofMinutes(5))),
        Date.from(now.plus(Duration.ofHours(1))));
    Extension nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce != null) {
      builder.setResponseExtensions(new Extensions(nonce));
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            builder.build(
                signer.signer("SHA256withECDSA"),
                new X509CertificateHolder[] {signer.certificate()},
                Date.from(now)))
        .getEncoded();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
