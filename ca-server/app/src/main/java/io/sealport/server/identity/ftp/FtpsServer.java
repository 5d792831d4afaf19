package io.sealport.server.identity.ftp;

import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An FTPS server of the operator's own.
 *
 * @param anchors the CAs that its certificate must lead to; at least one
 */
public record FtpsServer(FtpsUrl url, List<X509CertificateHolder> anchors) {

  public FtpsServer {
    anchors = List.copyOf(anchors);
  }

  /** Where it is. */
  @Override
  public String toString() {
    return url.toString();
  }
}
