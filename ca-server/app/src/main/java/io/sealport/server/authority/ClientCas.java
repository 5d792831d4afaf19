package io.sealport.server.authority;

import io.sealport.pki.CaId;
import io.sealport.pki.Issuer;
import io.sealport.pki.Pem;
import jakarta.inject.Singleton;

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
   * everybody, and every trusted CA.
   */
  public String pem() {
    return Pem.certificates(hierarchy.usable(CaId.USERS).stream().map(Issuer::certificate).toList())
        + Pem.certificate(hierarchy.root().certificate())
        + Pem.certificates(trusted.all().stream().map(TrustedAuthority::certificate).toList());
  }
}
