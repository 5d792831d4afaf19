package io.sealport.server.authority;

import io.sealport.pki.Name;
import io.sealport.policy.Looks;
import io.sealport.policy.Usage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** By what looks a user's certificate is found again: another login may be taken for its own. */
public final class LoginLooks {

  private LoginLooks() {}

  /** The looks of a certificate's logins; none if it is not a client's. */
  public static Set<String> of(X509CertificateHolder certificate, List<Name> names) {
    Set<String> looks = new TreeSet<>();
    if (isClients(certificate)) {
      names.stream()
          .filter(n -> n.type() == Name.Type.LOGIN)
          .forEach(n -> looks.addAll(Looks.of(n.value()).forms()));
    }
    return looks;
  }

  private static boolean isClients(X509CertificateHolder certificate) {
    ExtendedKeyUsage usage =
        certificate.getExtensions() == null
            ? null
            : ExtendedKeyUsage.fromExtensions(certificate.getExtensions());
    return usage != null && usage.hasKeyPurposeId(Usage.CLIENT.purpose());
  }
}
