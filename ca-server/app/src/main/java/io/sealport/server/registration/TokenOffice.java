package io.sealport.server.registration;

import io.sealport.api.Page;
import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.identity.Limits;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.TokenCheck;
import io.sealport.server.identity.Tokens;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives out tokens and takes them back. */
@Singleton
public class TokenOffice {

  /** A secret that lies around longer is found. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Tokens tokens;
  private final Policies policies;
  private final Callers callers;
  private final Journal journal;
  private final Clock clock;

  TokenOffice(Tokens tokens, Policies policies, Callers callers, Journal journal, Clock clock) {
    this.tokens = tokens;
    this.policies = policies;
    this.callers = callers;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * A token for one certificate of a profile with these names.
   *
   * @param names at least one, {@code type:value} or bare
   * @return with the secret, which is not to be had again
   * @throws Fault BAD_INPUT for no names, a malformed name, an unknown profile or a profile that
   *     takes no tokens; FORBIDDEN if the caller may not vouch for it
   */
  public TokenInfo enrolment(String profileName, List<String> names, Duration ttl, Caller caller) {
    Profile profile =
        policies
            .current()
            .profile(profileName)
            .orElseThrow(
                () ->
                    Fault.of(Kind.BAD_INPUT, "no profile \"" + Name.printable(profileName) + "\""));
    callers.requireMayVouch(caller, profile);
    if (!profile.proofChecks().contains(TokenCheck.ID)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "profile "
              + profile.name()
              + " takes no tokens, only "
              + String.join(", ", profile.proofChecks()));
    }
    if (names.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "an enrolment token needs at least one name");
    }
    List<Name> bound = names.stream().map(n -> Name.parse(n, profile.bareType())).toList();
    return mint(
        Token.Kind.ENROLMENT,
        Optional.of(profile.name()),
        bound,
        Role.REQUESTER,
        Limits.NONE,
        ttl,
        caller);
  }

  /**
   * A token with a role at the API, or with a part of it.
   *
   * @param wanted its role, scopes and profiles
   * @throws Fault BAD_INPUT for an unknown role, scope or profile, or a scope that the role has
   *     not; FORBIDDEN if the caller is no administrator, or may less than the token could
   */
  public TokenInfo api(TokenRequest wanted, Duration ttl, Caller caller) {
    if (!caller.is(Role.ADMINISTRATOR)) {
      throw Fault.of(Kind.FORBIDDEN, caller.id() + " may not give out roles")
          .withHint("ask an administrator");
    }
    String roleName = String.valueOf(wanted.role());
    Role role =
        Role.ofWire(roleName)
            .filter(r -> r != Role.REQUESTER)
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.BAD_INPUT,
                        "role \""
                            + Name.printable(roleName)
                            + "\"; wanted administrator, officer or auditor"));
    Limits limits = TokenLimits.of(wanted, role, policies.current());
    TokenLimits.requireWithin(caller, role, limits);
    return mint(Token.Kind.API, Optional.empty(), List.of(), role, limits, ttl, caller);
  }

  private TokenInfo mint(
      Token.Kind kind,
      Optional<String> profile,
      List<Name> names,
      Role role,
      Limits limits,
      Duration ttl,
      Caller caller) {
    if (ttl.compareTo(LONGEST) > 0) {
      throw Fault.of(
          Kind.BAD_INPUT, "a token for " + ttl.toDays() + " days; at most " + LONGEST.toDays());
    }
    Instant now = clock.instant();
    TokenLimits.requireNotLonger(caller, now.plus(ttl));
    Tokens.Minted minted =
        tokens.mint(kind, profile, names, role, limits, caller.id(), now, now.plus(ttl));
    Token token =
        journal.commit(
            acts -> {
              callers.requireStill(caller);
              long seq =
                  acts.add(
                      Act.of(caller.id(), "token.created", minted.token().id())
                          .with("kind", kind.wire())
                          .with("profile", profile.orElse(""))
                          .with("names", String.join(" ", texts(names)))
                          .with("role", role.wire())
                          .with("scopes", Scope.words(limits.scopes()))
                          .with("profiles", String.join(", ", limits.profiles()))
                          .with("expires", minted.token().expires().toString()));
              return tokens.save(minted, seq);
            });
    return info(token, minted.secret());
  }

  /** A page of the tokens, without secrets. */
  public Page<TokenInfo> list(long after, int limit) {
    return Inventory.page(tokens.after(after, limit + 1), limit, Token::seq, t -> info(t, null));
  }

  /**
   * Revokes an open token.
   *
   * @throws Fault NOT_FOUND if there is none; CONFLICT if it is spent or revoked; FORBIDDEN if the
   *     caller might not have made it
   */
  public TokenInfo revoke(String id, Caller caller) {
    Token token = tokens.byId(id);
    token.profile().ifPresent(p -> callers.requireMayVouch(caller, p));
    if (token.kind() == Token.Kind.API && !caller.is(Role.ADMINISTRATOR)) {
      throw Fault.of(Kind.FORBIDDEN, caller.id() + " may not take back roles");
    }
    if (token.kind() == Token.Kind.API && caller.limits().narrow()) {
      throw Fault.of(
          Kind.FORBIDDEN,
          caller.id() + " is narrower than its role, so it may not take back API tokens");
    }
    journal.commit(
        acts -> {
          callers.requireStill(caller);
          tokens.revoke(token);
          return acts.add(Act.of(caller.id(), "token.revoked", id));
        });
    return info(tokens.byId(id), null);
  }

  private TokenInfo info(Token t, @Nullable String secret) {
    return new TokenInfo(
        t.id(),
        secret,
        t.kind().wire(),
        t.profile().orElse(null),
        texts(t.names()),
        t.role().wire(),
        t.status(clock.instant()),
        t.createdBy(),
        t.created(),
        t.expires(),
        scopes(t.limits()),
        profiles(t.limits()));
  }

  /** As messages spell them; absent where nothing is narrowed. */
  static @Nullable List<String> scopes(Limits limits) {
    return limits.scopes().isEmpty() ? null : limits.scopes().stream().map(Scope::wire).toList();
  }

  /** Absent where nothing is narrowed. */
  static @Nullable List<String> profiles(Limits limits) {
    return limits.profiles().isEmpty() ? null : limits.profiles();
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(Name::toString).toList();
  }
}
