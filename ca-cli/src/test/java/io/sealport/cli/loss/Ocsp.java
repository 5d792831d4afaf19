package io.sealport.cli.loss;

import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/** Asks without a nonce, so that a server may answer from memory. */
final class Ocsp {

  private final X509CertificateHolder issuer;

  Ocsp(Path issuer) {
    try {
      this.issuer = Pem.readCertificates(Files.readAllBytes(issuer), issuer.toString()).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether that server says so; it must say something. */
  boolean isRevoked(Wire wire, String serial) {
    try {
      byte[] answer = wire.fetch("/ocsp/" + question(serial)).orElseThrow().body();
      BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(answer).getResponseObject();
      if (basic == null) {
        throw new AssertionError("no status: " + new OCSPResp(answer).getStatus());
      }
      return basic.getResponses()[0].getCertStatus() instanceof RevokedStatus;
    } catch (IOException | OCSPException | OperatorCreationException e) {
      throw new AssertionError("half an answer", e);
    }
  }

  private String question(String serial)
      throws OCSPException, OperatorCreationException, IOException {
    CertificateID id =
        new CertificateID(
            new BcDigestCalculatorProvider()
                .get(new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1)),
            issuer,
            new BigInteger(serial, 16));
    byte[] der = new OCSPReqBuilder().addRequest(id).build().getEncoded();
    return URLEncoder.encode(Base64.getEncoder().encodeToString(der), StandardCharsets.US_ASCII);
  }
}
