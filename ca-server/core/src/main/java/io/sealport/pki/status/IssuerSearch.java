package io.sealport.pki.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Pem;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Finds the certificate of the CA that signed: at hand, or at the caIssuers address. */
public final class IssuerSearch {

  /** A CA's certificate has 1 to 3 KiB. */
  private static final int MAX_BYTES = 64 * 1024;

  /**
   * The issuer.
   *
   * @param from where it was found, in words
   */
  public record Found(X509CertificateHolder issuer, String from) {}

  /**
   * Certificates at hand.
   *
   * @param from whence, in words
   */
  public record Source(String from, List<X509CertificateHolder> certificates) {}

  private IssuerSearch() {}

  /**
   * The first certificate whose key made the signature, the network last.
   *
   * @throws Fault UNAVAILABLE if it cannot be fetched, BAD_INPUT if there is nothing to fetch or
   *     what comes is another
   */
  public static Found find(X509CertificateHolder certificate, List<Source> sources, StatusWeb web) {
    return at(certificate, sources).orElseGet(() -> fetch(certificate, web));
  }

  /** The same without the network; empty where it is not at hand. */
  public static Optional<Found> at(X509CertificateHolder certificate, List<Source> sources) {
    for (Source source : sources) {
      Optional<X509CertificateHolder> issuer = among(source.certificates(), certificate);
      if (issuer.isPresent()) {
        return Optional.of(new Found(issuer.get(), source.from()));
      }
    }
    return Optional.empty();
  }

  private static Optional<X509CertificateHolder> among(
      List<X509CertificateHolder> candidates, X509CertificateHolder certificate) {
    return candidates.stream()
        .filter(c -> c.getSubject().equals(certificate.getIssuer()))
        .filter(c -> CertificatePath.isSignedBy(certificate, c))
        .findFirst();
  }

  private static Found fetch(X509CertificateHolder certificate, StatusWeb web) {
    String address =
        CertificateWindow.addresses(certificate).caIssuers().stream()
            .filter(StatusWeb::speaks)
            .findFirst()
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.BAD_INPUT,
                        "the issuer \""
                            + CertificateWindow.name(certificate.getIssuer())
                            + "\" is not at hand and the certificate does not say"
                            + " where to fetch it"));
    byte[] answer;
    try {
      answer = web.get(address, MAX_BYTES);
    } catch (Fault e) {
      throw Fault.of(e.kind(), "cannot fetch the issuer from " + address + ": " + e.message(), e);
    }
    return among(Pem.readCertificates(answer, "what " + address + " serves"), certificate)
        .map(issuer -> new Found(issuer, address))
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "what " + address + " serves is not the CA that signed the certificate"));
  }
}
