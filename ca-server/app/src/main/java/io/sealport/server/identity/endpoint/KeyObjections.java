package io.sealport.server.identity.endpoint;

import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.policy.key.KeyChecks;
import io.sealport.server.identity.KeyUses;
import io.sealport.server.identity.Order;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Why a key proves nothing of a name although its endpoint serves it: because others have it too.
 */
@Singleton
public final class KeyObjections {

  private final KeyUses uses;

  public KeyObjections(KeyUses uses) {
    this.uses = uses;
  }

  /** The objection in words; empty if there is none. */
  Optional<String> find(SubjectPublicKeyInfo key, Order order, Name name) {
    // The key of a certificate that is renewed may have been published since it was certified.
    return KeyChecks.check(key).stream()
        .findFirst()
        .map(wrong -> "the key proves nothing: " + wrong)
        .or(() -> shared(KeyHash.of(key), order, name));
  }

  /** Names of one request are no better than those of two. */
  private Optional<String> shared(KeyHash key, Order order, Name name) {
    if (order.profile().proof().endpoint().sharedKeys()) {
      return Optional.empty();
    }
    return Stream.concat(uses.names(key).stream(), order.names().stream())
        .filter(KeyObjections::isHost)
        .filter(other -> !Relatives.areRelated(other, name))
        .findFirst()
        .map(
            other ->
                "the key is of "
                    + other
                    + " too, which is not known to be of the owner of "
                    + name
                    + "; wanted a key of its own (or endpoint.shared-keys in the profile)");
  }

  /** A key that is a user's as well is for the rule keys.reuse to judge. */
  private static boolean isHost(Name name) {
    return name.type() == Name.Type.DNS || name.type() == Name.Type.IP;
  }
}
