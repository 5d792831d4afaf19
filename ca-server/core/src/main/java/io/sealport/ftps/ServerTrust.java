package io.sealport.ftps;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whether, and why, an FTPS server is believed. */
public sealed interface ServerTrust {

  /**
   * Its certificate leads to an anchor, bears the name that was asked for in subjectAltName, is in
   * date and is for servers.
   *
   * @param anchors at least one
   * @param now the moment for the dates
   */
  record Verified(List<X509CertificateHolder> anchors, Instant now) implements ServerTrust {
    public Verified {
      anchors = List.copyOf(anchors);
      if (anchors.isEmpty()) {
        throw new IllegalArgumentException("no anchors: nobody could be verified");
      }
    }
  }

  /**
   * Any certificate is taken: whoever stands in between sees and changes what is said. For public
   * things only, never for a password.
   */
  record Anyone() implements ServerTrust {}
}
