package io.sealport.cli.operate;

import io.sealport.pki.RevocationReason;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The values of options that have only a few, for the shell to complete. */
abstract class Choices implements Iterable<String> {

  private final Supplier<Stream<String>> values;

  private Choices(Supplier<Stream<String>> values) {
    this.values = values;
  }

  @Override
  public final Iterator<String> iterator() {
    return values.get().iterator();
  }

  /** Roles that a token may have. */
  static final class Roles extends Choices {
    Roles() {
      super(() -> Arrays.stream(Role.values()).filter(r -> r != Role.REQUESTER).map(Role::wire));
    }
  }

  /** Scopes that a token may have. */
  static final class Scopes extends Choices {
    Scopes() {
      super(() -> Arrays.stream(Scope.values()).map(Scope::wire));
    }
  }

  /** Why a certificate is revoked. */
  static final class Reasons extends Choices {
    Reasons() {
      super(() -> Arrays.stream(RevocationReason.values()).map(RevocationReason::wire));
    }
  }

  /** What a certificate can be. */
  static final class CertificateStatus extends Choices {
    CertificateStatus() {
      super(() -> List.of("valid", "expired", "revoked", "held").stream());
    }
  }

  /** What a request can be. */
  static final class RequestStatus extends Choices {
    RequestStatus() {
      super(() -> List.of("pending", "issued", "refused", "rejected", "expired").stream());
    }
  }
}
