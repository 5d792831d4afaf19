package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Profile;
import io.sealport.policy.Role;
import io.sealport.policy.Rulebook;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.Tokens;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** Finds out who asks: the profile of a certificate says which role its holder has. */
@Singleton
public class Callers {

  private final Ledger ledger;
  private final Tokens tokens;
  private final Rulebook rulebook;
  private final Clock clock;

  Callers(Ledger ledger, Tokens tokens, Rulebook rulebook, Clock clock) {
    this.ledger = ledger;
    this.tokens = tokens;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /**
   * The caller with this bearer token, else with this TLS client certificate, else anyone.
   *
   * @param certificate DER of the certificate whose key the TLS handshake has proven
   * @throws Fault UNAUTHENTICATED if the credential is not worth anything
   */
  public Caller identify(
      Optional<String> bearer, Optional<byte[]> certificate, Optional<BigInteger> serial) {
    if (bearer.isPresent()) {
      return ofToken(bearer.get());
    }
    return certificate.isPresent() && serial.isPresent()
        ? ofCertificate(certificate.get(), new SerialNumber(serial.get()))
        : Caller.ANYONE;
  }

  private Caller ofToken(String secret) {
    Token token =
        tokens
            .bySecret(secret)
            .orElseThrow(
                () -> Fault.of(Kind.UNAUTHENTICATED, "this token was never given out here"));
    if (!token.isOpen(clock.instant())) {
      throw Fault.of(
          Kind.UNAUTHENTICATED,
          "token " + token.id() + " is " + token.status(clock.instant()) + ", not open");
    }
    return new Caller(
        "token:" + token.id(), Optional.of(token.role()), Optional.empty(), Optional.of(token));
  }

  private Caller ofCertificate(byte[] der, SerialNumber serial) {
    LedgerEntry entry =
        ledger
            .find(serial)
            .filter(
                e -> Arrays.equals(io.sealport.pki.CertificateFacts.encoded(e.certificate()), der))
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.UNAUTHENTICATED,
                        "the client certificate " + serial + " is not in this CA's ledger"));
    if (!entry.isValid(clock.instant())) {
      throw Fault.of(
          Kind.UNAUTHENTICATED,
          "the client certificate " + serial + " is " + entry.status(clock.instant()));
    }
    Role role = rulebook.profile(entry.profile()).flatMap(Profile::grants).orElse(Role.REQUESTER);
    String id =
        role == Role.REQUESTER
            ? "certificate:" + serial
            : "operator:" + entry.facts().names().stream().map(Name::value).findFirst().orElse("");
    return new Caller(id, Optional.of(role), Optional.of(serial), Optional.empty());
  }

  /**
   * Refuses a caller who wants to vouch for, or act on, what only an administrator may: whoever
   * makes an operator is one.
   *
   * @throws Fault FORBIDDEN if the profile grants a role and the caller is no administrator
   */
  public void requireMayVouch(Caller caller, String profile) {
    boolean grants = rulebook.profile(profile).flatMap(Profile::grants).isPresent();
    if (grants && !caller.is(Role.ADMINISTRATOR)) {
      throw Fault.of(
              Kind.FORBIDDEN,
              caller.id() + " may not act on profile " + profile + ": it makes operators")
          .withHint("ask an administrator");
    }
  }

  /**
   * Refuses a caller who may not revoke that certificate: operators may, and its holder.
   *
   * @throws Fault NOT_FOUND if there is no such certificate, FORBIDDEN otherwise
   */
  public void requireMayRevoke(Caller caller, SerialNumber serial) {
    if (caller.holds(serial)) {
      return;
    }
    if (!caller.isOperator()) {
      throw Fault.of(Kind.FORBIDDEN, caller.id() + " may revoke only its own certificate");
    }
    requireMayVouch(caller, ledger.require(serial).profile());
  }
}
