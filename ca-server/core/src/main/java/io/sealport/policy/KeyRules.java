package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Csr;
import io.sealport.pki.KeyType;
import io.sealport.pki.KeyType.Family;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which keys a profile certifies.
 *
 * @param allowed at least one; a key must be of one of these kinds
 */
public record KeyRules(List<Allowed> allowed) {

  /** NIST SP 800-57 part 1, table 2: 112 bits of strength. */
  static final int RSA_MIN_BITS = 2048;

  static final int RSA_MAX_BITS = Csr.MAX_RSA_BITS;

  /**
   * One kind of key.
   *
   * @param type the type
   * @param orMore whether longer RSA keys will do too
   */
  public record Allowed(KeyType type, boolean orMore) {

    /**
     * Reads {@code ec-p256}, {@code rsa-3072} or, for RSA, {@code rsa-2048..}.
     *
     * @throws Fault BAD_INPUT if it is neither or outside the hard limits
     */
    static Allowed parse(String text) {
      boolean orMore = text.endsWith("..");
      KeyType type = KeyType.parse(orMore ? text.substring(0, text.length() - 2) : text);
      if (orMore && type.family() != Family.RSA) {
        throw Fault.of(Kind.BAD_INPUT, "\"" + text + "\": only RSA has \"..\" (or more)");
      }
      if (type.family() == Family.RSA
          && (type.bits() < RSA_MIN_BITS || type.bits() > RSA_MAX_BITS)) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "\"" + text + "\"; wanted RSA of " + RSA_MIN_BITS + " to " + RSA_MAX_BITS + " bits");
      }
      return new Allowed(type, orMore);
    }

    boolean holds(KeyType found) {
      return found.equals(type)
          || (orMore && found.family() == type.family() && found.bits() >= type.bits());
    }

    @Override
    public String toString() {
      return type + (orMore ? ".." : "");
    }
  }

  public KeyRules {
    allowed = List.copyOf(allowed);
  }

  /** Whether a key of that type may be certified. */
  public boolean allow(KeyType type) {
    return allowed.stream().anyMatch(a -> a.holds(type));
  }

  @Override
  public String toString() {
    return allowed.stream().map(Allowed::toString).collect(Collectors.joining(", "));
  }
}
