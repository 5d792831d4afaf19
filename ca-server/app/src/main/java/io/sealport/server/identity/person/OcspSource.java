package io.sealport.server.identity.person;

import io.sealport.net.NetFailure;
import io.sealport.pki.Providers;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Asks a foreign CA's OCSP responder (RFC 6960); what it answers is not looked at here. */
final class OcspSource {

  private static final int MAX_BYTES = 64 * 1024;

  private final Web web;

  OcspSource(Web web) {
    this.web = web;
  }

  /** The answer's bytes; empty where there is none. */
  Optional<byte[]> ask(
      URI responder,
      X509CertificateHolder certificate,
      X509CertificateHolder issuer,
      Looking looking) {
    looking.transcript().sent("POST " + responder);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(responder)
              .header("Content-Type", "application/ocsp-request")
              .POST(HttpRequest.BodyPublishers.ofByteArray(question(certificate, issuer)))
              .build();
      Web.Reply reply = web.send(request, MAX_BYTES, looking.deadline());
      looking.transcript().received(reply.summary());
      return reply.status() == 200 ? Optional.of(reply.body()) : Optional.empty();
    } catch (NetFailure e) {
      looking.transcript().note(e.sentence());
      return Optional.empty();
    }
  }

  private static byte[] question(X509CertificateHolder certificate, X509CertificateHolder issuer) {
    try {
      // SHA-1 here is a name and no protection; RFC 6960 4.3 makes every responder know it.
      CertificateID id =
          new CertificateID(
              new JcaDigestCalculatorProviderBuilder()
                  .setProvider(Providers.bouncyCastle())
                  .build()
                  .get(CertificateID.HASH_SHA1),
              issuer,
              certificate.getSerialNumber());
      return new OCSPReqBuilder().addRequest(id).build().getEncoded();
    } catch (OCSPException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("cannot write an OCSP request", e);
    }
  }
}
