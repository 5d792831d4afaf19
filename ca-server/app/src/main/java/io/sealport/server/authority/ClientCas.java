package io.sealport.server.authority;

import io.sealport.pki.CaId;
import io.sealport.pki.Pem;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;

/** Whose users an FTP server lets in: ours, and those of the CAs that are trusted beside them. */
@Singleton
public class ClientCas {

  private final Hierarchy hierarchy;
  private final TrustedAuthorities trusted;

  ClientCas(Hierarchy hierarchy, TrustedAuthorities trusted) {
    this.hierarchy = hierarchy;
    this.trusted = trusted;
  }

  /**
   * {@code client-ca.pem}: the CAs that issue to users, the root, without which some servers refuse
   * everybody, the imported CAs and their roots likewise, and every trusted CA.
   */
  public String pem() {
    Set<X509CertificateHolder> authorities = new LinkedHashSet<>();
    hierarchy.usable(CaId.USERS).forEach(ca -> authorities.add(ca.certificate()));
    hierarchy.usable(CaId.IMPORTED).forEach(ca -> authorities.addAll(hierarchy.chain(ca.id())));
    authorities.addAll(hierarchy.anchors());
    trusted.all().forEach(ca -> authorities.add(ca.certificate()));
    return Pem.certificates(authorities);
  }
}
