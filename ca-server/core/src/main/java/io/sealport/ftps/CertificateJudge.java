package io.sealport.ftps;

import io.sealport.net.NetFailure;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whether a handshake goes on with the certificates that the server sent. */
@FunctionalInterface
interface CertificateJudge {

  /**
   * Takes them or throws.
   *
   * @param chain the server's own first; never empty
   * @throws NetFailure TLS, if the server is not to be believed
   */
  void judge(List<X509CertificateHolder> chain) throws NetFailure;

  /** Takes all: for looking, not for believing. */
  static CertificateJudge none() {
    return chain -> {};
  }

  /** Takes that certificate and no other. */
  static CertificateJudge only(X509CertificateHolder certificate) {
    return chain -> {
      if (!chain.get(0).equals(certificate)) {
        throw new NetFailure(
            NetFailure.Kind.TLS,
            "the data connection shows another certificate than the control's");
      }
    };
  }
}
