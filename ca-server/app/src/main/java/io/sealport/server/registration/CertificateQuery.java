package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.server.authority.Ledger;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader of the ledger looks for; an empty text asks for nothing.
 *
 * @param name {@code type:value}, or a bare DNS name or address
 * @param user an FTP login
 * @param expiresWithin a length of time such as {@code 30d}: still valid now, not any more then
 */
public record CertificateQuery(
    String profile, String status, String name, String user, String expiresWithin) {

  private static final Set<String> STATUSES = Set.of("", "valid", "expired", "revoked", "held");

  /**
   * The query, understood.
   *
   * @throws Fault BAD_INPUT if a part of it is malformed or two parts exclude each other
   */
  Ledger.Filter filter(Instant now) {
    if (!STATUSES.contains(status)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "status \"" + Name.printable(status) + "\"; wanted valid, expired, revoked or held");
    }
    if (!name.isEmpty() && !user.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "both a name and a user; wanted one of them");
    }
    Optional<Name> wanted =
        user.isEmpty()
            ? Optional.of(name).filter(n -> !n.isEmpty()).map(n -> Name.parse(n, Name.Type.DNS))
            : Optional.of(Name.login(user));
    if (expiresWithin.isEmpty()) {
      return new Ledger.Filter(profile, status, wanted, Optional.empty(), Optional.empty());
    }
    return new Ledger.Filter(
        profile,
        status.isEmpty() ? "valid" : status,
        wanted,
        Optional.of(now),
        Optional.of(now.plus(Durations.parse(expiresWithin))));
  }
}
