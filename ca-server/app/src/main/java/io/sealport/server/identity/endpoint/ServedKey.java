package io.sealport.server.identity.endpoint;

import io.sealport.fault.Fault;
import io.sealport.ftps.FtpsProbe;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An endpoint that serves a key: whoever answered there holds its private half.
 *
 * @param wanted that key
 * @param name what the certificate around it must hold, where it must hold anything
 */
record ServedKey(FtpsProbe probe, SubjectPublicKeyInfo wanted, Optional<Name> name) {

  /** As {@link Endpoints} asks for it. */
  Endpoints.View view() {
    return (target, deadline, transcript) ->
        objection(probe.look(target, deadline, transcript).certificate());
  }

  private Optional<String> objection(X509CertificateHolder served) {
    SubjectPublicKeyInfo found = served.getSubjectPublicKeyInfo();
    if (!found.equals(wanted)) {
      return Optional.of("serves the key " + KeyHash.of(found) + "; wanted " + KeyHash.of(wanted));
    }
    return name.filter(n -> !names(served).contains(n))
        .map(n -> "serves the key in a certificate whose subjectAltName lacks " + n);
  }

  /** What cannot be read names nobody. */
  private static List<Name> names(X509CertificateHolder served) {
    try {
      return CertificateFacts.of(served).names();
    } catch (Fault | IllegalArgumentException | IllegalStateException | ClassCastException e) {
      // Bouncy Castle meets damaged extensions with exceptions of many classes.
      return List.of();
    }
  }
}
