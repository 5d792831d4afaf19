package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Role;
import io.sealport.policy.Rulebook;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerials;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.Tokens;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out who asks: the profile of a certificate says which role its holder has. */
@Singleton
public class Callers {

  /** More valid certificates of administrators than any house has. */
  private static final int MANY = 1_000;

  private static final String TOKEN = "token:";
  private static final String CERTIFICATE = "certificate:";

  private final Ledger ledger;
  private final ListedSerials listed;
  private final Tokens tokens;
  private final Policies policies;
  private final Clock clock;

  Callers(Ledger ledger, ListedSerials listed, Tokens tokens, Policies policies, Clock clock) {
    this.ledger = ledger;
    this.listed = listed;
    this.tokens = tokens;
    this.policies = policies;
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
    return identify(bearer, certificate, serial, Lenience.NONE);
  }

  /**
   * As {@link #identify(Optional, Optional, Optional)}, and so lenient.
   *
   * @param lenience what else counts on the route that is called
   */
  public Caller identify(
      Optional<String> bearer,
      Optional<byte[]> certificate,
      Optional<BigInteger> serial,
      Lenience lenience) {
    if (bearer.isPresent()) {
      return ofToken(bearer.get(), lenience.spentTokens());
    }
    return certificate.isPresent() && serial.isPresent()
        ? ofCertificate(
            certificate.get(), new SerialNumber(serial.get()), lenience.endedCertificates())
        : Caller.ANYONE;
  }

  private Caller ofToken(String secret, boolean spentToo) {
    // Read once: between two looks the same request, sent twice, may have spent it.
    Token token =
        tokens
            .bySecret(secret)
            .orElseThrow(
                () -> Fault.of(Kind.UNAUTHENTICATED, "this token was never given out here"));
    if (!(spentToo && token.state() == Token.State.SPENT)) {
      requireOpen(token, clock.instant());
    }
    return new Caller(
        TOKEN + token.id(), Optional.of(token.role()), Optional.empty(), Optional.of(token));
  }

  private Caller ofCertificate(byte[] der, SerialNumber serial, boolean endedToo) {
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
    Instant now = clock.instant();
    if (endedToo && isEndedWithinGrace(entry, now)) {
      // Whatever it granted has ended with it.
      return new Caller(
          CERTIFICATE + serial, Optional.of(Role.REQUESTER), Optional.of(serial), Optional.empty());
    }
    requireValid(entry, now);
    Role role =
        policies.current().profile(entry.profile()).flatMap(Profile::grants).orElse(Role.REQUESTER);
    String id = role == Role.REQUESTER ? holder(serial) : entry.profile() + ":" + login(entry);
    return new Caller(id, Optional.of(role), Optional.of(serial), Optional.empty());
  }

  /** What the holder of a certificate without a role is called. */
  static String holder(SerialNumber serial) {
    return CERTIFICATE + serial;
  }

  /** A profile that grants a role has logins; with the profile before it nobody else's is alike. */
  private static String login(LedgerEntry entry) {
    return entry.facts().names().stream()
        .filter(n -> n.type() == Name.Type.LOGIN)
        .map(Name::value)
        .findFirst()
        .orElse("");
  }

  /**
   * Looks at the caller's credential once more, inside the transaction that acts on it: it may have
   * been revoked since the request began to arrive.
   *
   * @throws Fault UNAUTHENTICATED if it is not worth anything any more
   */
  public void requireStill(Caller caller) {
    Instant now = clock.instant();
    caller
        .certificate()
        .map(ledger::require)
        // The gate has let it in on a route of its own where it had ended before.
        .filter(e -> !isEndedWithinGrace(e, now))
        .ifPresent(e -> requireValid(e, now));
    caller.token().map(t -> tokens.byId(t.id())).ifPresent(t -> requireOpen(t, now));
  }

  /**
   * As {@link #requireStill}, for an act on that requester's own request: the enrolment token that
   * it was made with was spent on it, and is good for nothing but it.
   */
  void requireStillOn(Caller caller, String requester) {
    boolean spentOnIt =
        caller.id().equals(requester)
            && caller
                .token()
                .map(t -> tokens.byId(t.id()))
                .filter(t -> t.kind() == Token.Kind.ENROLMENT && t.state() == Token.State.SPENT)
                .isPresent();
    if (!spentOnIt) {
      requireStill(caller);
    }
  }

  /** Whether it has ended, and its profile still takes its key for a renewal. */
  private boolean isEndedWithinGrace(LedgerEntry entry, Instant now) {
    return entry.status(now).equals("expired")
        && policies
            .current()
            .profile(entry.profile())
            .filter(p -> p.grants().isEmpty())
            .map(p -> entry.facts().notAfter().plus(p.renewal().afterExpiry()))
            .filter(end -> !now.isAfter(end))
            .isPresent();
  }

  private static void requireValid(LedgerEntry entry, Instant now) {
    if (!entry.isValid(now)) {
      throw Fault.of(
              Kind.UNAUTHENTICATED,
              "the client certificate " + entry.serial() + " is " + entry.status(now))
          .withHint(entry.isHeld() ? "an officer may release it" : "ask for a new certificate");
    }
  }

  private static void requireOpen(Token token, Instant now) {
    if (!token.isOpen(now)) {
      throw Fault.of(
          Kind.UNAUTHENTICATED, "token " + token.id() + " is " + token.status(now) + ", not open");
    }
  }

  /**
   * Refuses a caller who wants to vouch for, or act on, what only an administrator may: whoever
   * makes an operator is one.
   *
   * @throws Fault FORBIDDEN if the profile grants a role and the caller is no administrator
   */
  public void requireMayVouch(Caller caller, String profile) {
    requireMayVouch(caller, profile, policies.current().profile(profile));
  }

  /**
   * As {@link #requireMayVouch(Caller, String)}, by the profile that the act goes by.
   *
   * @throws Fault FORBIDDEN if the profile grants a role and the caller is no administrator
   */
  void requireMayVouch(Caller caller, Profile profile) {
    requireMayVouch(caller, profile.name(), Optional.of(profile));
  }

  private void requireMayVouch(Caller caller, String profile, Optional<Profile> known) {
    boolean grants = known.flatMap(Profile::grants).isPresent();
    if (grants && !caller.is(Role.ADMINISTRATOR)) {
      throw Fault.of(
              Kind.FORBIDDEN,
              caller.id() + " may not act on profile " + profile + ": it makes operators")
          .withHint("ask an administrator");
    }
    // Whoever makes an operator could make one that may everything.
    if (grants && caller.limits().narrow()) {
      throw Fault.of(
          Kind.FORBIDDEN,
          caller.id()
              + " is narrower than its role, so it may not act on profile "
              + profile
              + ": it makes operators");
    }
    caller.requireReaches(profile);
  }

  /**
   * Who answers for a caller: its login for one who has a role, of a token whoever made it, however
   * many tokens lie between. So nobody counts twice by a second certificate or by tokens.
   */
  String person(String caller) {
    String id = caller;
    while (id.startsWith(TOKEN)) {
      id = tokens.byId(id.substring(TOKEN.length())).createdBy();
    }
    int colon = id.indexOf(':');
    return colon < 0 || id.startsWith(CERTIFICATE) ? id : id.substring(colon + 1);
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
    requireMayVouch(caller, profile(serial));
  }

  private String profile(SerialNumber serial) {
    Optional<LedgerEntry> entry = ledger.find(serial);
    // What an imported CA has left no certificate of is no operator's.
    return entry.isEmpty() && !listed.find(serial).isEmpty()
        ? CaId.IMPORTED
        : entry.orElseGet(() -> ledger.require(serial)).profile();
  }

  /**
   * Refuses to take the last administrator's certificate away: nobody could make another.
   *
   * @param lineage whether the other certificates of its renewal chain go with it
   * @throws Fault CONFLICT if no other is valid
   */
  public void requireNotLastAdministrator(SerialNumber serial, boolean lineage) {
    if (!listed.find(serial).isEmpty() && ledger.find(serial).isEmpty()) {
      return;
    }
    requireNotLastAdministrator(ledger.require(serial), lineage);
  }

  /**
   * The same of an entry that was read just now.
   *
   * @throws Fault CONFLICT if no other is valid
   */
  public void requireNotLastAdministrator(LedgerEntry entry, boolean lineage) {
    SerialNumber serial = entry.serial();
    Rulebook rulebook = policies.current();
    if (!isAdministrators(entry, rulebook) || !entry.isValid(clock.instant())) {
      return;
    }
    boolean anotherStays =
        rulebook.profiles().stream()
            .filter(Callers::makesAdministrators)
            .flatMap(p -> valid(p).stream())
            .anyMatch(
                other ->
                    !other.serial().equals(serial)
                        && !(lineage && other.lineage().equals(entry.lineage())));
    if (!anotherStays) {
      throw Fault.of(Kind.CONFLICT, serial + " is the last valid certificate of an administrator")
          .withHint("give another administrator a certificate first");
    }
  }

  /**
   * Refuses a rulebook by which nobody would be an administrator any more.
   *
   * @throws Fault REFUSED
   */
  void requireAdministratorsBy(Rulebook next) {
    String hint = "nothing was changed";
    if (next.profiles().stream().noneMatch(Callers::makesAdministrators)) {
      throw Fault.of(
              Kind.REFUSED,
              "no profile grants the role administrator any more; wanted at least one")
          .withHint(hint);
    }
    if (hasAdministrators(policies.current()) && !hasAdministrators(next)) {
      throw Fault.of(
              Kind.REFUSED,
              "no valid certificate is an administrator's by these profiles; wanted that a profile"
                  + " which makes administrators keeps its name")
          .withHint(hint);
    }
  }

  private boolean hasAdministrators(Rulebook rulebook) {
    return rulebook.profiles().stream()
        .filter(Callers::makesAdministrators)
        .anyMatch(p -> !valid(p).isEmpty());
  }

  private boolean isAdministrators(LedgerEntry entry, Rulebook rulebook) {
    return rulebook.profile(entry.profile()).filter(Callers::makesAdministrators).isPresent();
  }

  private static boolean makesAdministrators(Profile profile) {
    return profile.grants().filter(r -> r == Role.ADMINISTRATOR).isPresent();
  }

  private List<LedgerEntry> valid(Profile profile) {
    return ledger.search(
        new Ledger.Filter(
            profile.name(), "valid", Optional.empty(), Optional.empty(), Optional.empty()),
        0,
        MANY);
  }
}
