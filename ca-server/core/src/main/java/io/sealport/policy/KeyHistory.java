package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a public key before it is certified.
 *
 * @param blocked the reason for which it must not be certified
 * @param uses the certificates that it is in, ended and revoked ones too
 */
public record KeyHistory(Optional<String> blocked, List<Use> uses) {

  /** A key that nobody knows. */
  public static final KeyHistory NONE = new KeyHistory(Optional.empty(), List.of());

  public KeyHistory {
    uses = List.copyOf(uses);
  }

  /**
   * A certificate of the key.
   *
   * @param own whether it is the CA's or the server's own
   * @param revoked why it is revoked
   */
  public record Use(
      String serial,
      String profile,
      List<Name> names,
      boolean own,
      Optional<RevocationReason> revoked) {

    public Use {
      names = List.copyOf(names);
    }

    boolean isCompromised() {
      return revoked
          .filter(r -> r == RevocationReason.KEY_COMPROMISE || r == RevocationReason.CA_COMPROMISE)
          .isPresent();
    }

    /** The holder is the login where the profile has one, else whoever has one of the names. */
    private boolean isOf(Profile wanted, List<Name> holder) {
      return profile.equals(wanted.name())
          && names.stream()
              .filter(n -> wanted.bareType() != Name.Type.LOGIN || n.type() == Name.Type.LOGIN)
              .anyMatch(holder::contains);
    }
  }

  /** Why the key must not be certified for these names; no profile can allow the first three. */
  public List<Violation> violations(Profile profile, List<Name> names) {
    List<Violation> found = new ArrayList<>();
    blocked.ifPresent(
        why ->
            found.add(
                new Violation("key.blocked", "a blocked key: " + why, "a new key of your own")));
    if (uses.stream().anyMatch(Use::own)) {
      found.add(new Violation("key.own", "a key of this CA itself", "a key of your own"));
    }
    uses.stream()
        .filter(Use::isCompromised)
        .findFirst()
        .ifPresent(
            u ->
                found.add(
                    new Violation(
                        "key.compromised",
                        "the key of certificate " + u.serial() + ", revoked as compromised",
                        "a new key")));
    reuse(profile, names).ifPresent(found::add);
    return found;
  }

  private Optional<Violation> reuse(Profile profile, List<Name> names) {
    return switch (profile.keyReuse()) {
      case ANY -> Optional.empty();
      case NEVER ->
          uses.stream()
              .findFirst()
              .map(
                  u ->
                      new Violation(
                          "keys.reuse",
                          "the key of certificate " + u.serial(),
                          "a new key for every certificate"));
      case SAME_HOLDER ->
          uses.stream()
              .filter(u -> !u.own() && !u.isOf(profile, names))
              .findFirst()
              .map(
                  u ->
                      new Violation(
                          "keys.reuse",
                          "the key of certificate " + u.serial() + ", which is another holder's",
                          "a key of your own for profile " + profile.name()));
    };
  }
}
