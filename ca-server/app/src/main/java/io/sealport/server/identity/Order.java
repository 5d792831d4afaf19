package io.sealport.server.identity;

import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.policy.Profile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A request that is to be proven.
 *
 * @param id the request's
 * @param account who asked, as in the journal; for a stranger {@code key:} and the hash of the
 *     CSR's key, since nothing else is known of it
 * @param nonce 256 random bits of this CA for this request alone, base64url: the {@code token} of
 *     RFC 8555
 * @param csr its key is the one that is to be certified
 * @param names the names of the certificate
 * @param profile the profile in force
 * @param from where the requester's connection comes from
 * @param created when it came in
 * @param current the certificate that is renewed, whose key the requester has used
 */
public record Order(
    String id,
    String account,
    String nonce,
    Csr csr,
    List<Name> names,
    Profile profile,
    Optional<String> from,
    Instant created,
    Optional<X509CertificateHolder> current) {

  public Order {
    names = List.copyOf(names);
  }
}
