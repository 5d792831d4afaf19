package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How many certificates of the profile one holder has that are valid now.
 *
 * @param max the most
 * @param per whom they are counted for
 * @param whenReached what becomes of one more
 * @param countPredecessor whether the certificate that is renewed counts while it is
 */
public record ActiveLimit(int max, Per per, WhenReached whenReached, boolean countPredecessor) {

  /** More devices than one user has. */
  static final int MOST = 100;

  /** Whom they are counted for. */
  public enum Per {
    /** Each name of the certificate. */
    NAME("name"),
    /** The login, whatever other names it has. */
    LOGIN("login");

    private final String wire;

    Per(String wire) {
      this.wire = wire;
    }

    /** As profiles spell it. */
    public String wire() {
      return wire;
    }

    static Optional<Per> ofWire(String text) {
      return Arrays.stream(values()).filter(p -> p.wire.equals(text)).findFirst();
    }

    List<Name> of(List<Name> names) {
      return names.stream().filter(n -> this == NAME || n.type() == Name.Type.LOGIN).toList();
    }
  }

  /** What becomes of one more. */
  public enum WhenReached {
    /** It is refused. */
    REFUSE("refuse"),
    /** It is issued, and the oldest are revoked. */
    REVOKE_PREDECESSOR("revoke-predecessor");

    private final String wire;

    WhenReached(String wire) {
      this.wire = wire;
    }

    /** As profiles spell it. */
    public String wire() {
      return wire;
    }

    static Optional<WhenReached> ofWire(String text) {
      return Arrays.stream(values()).filter(w -> w.wire.equals(text)).findFirst();
    }
  }

  boolean revokes() {
    return whenReached == WhenReached.REVOKE_PREDECESSOR;
  }
}
