package io.sealport.server.identity;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tokens: random secrets of which only a hash is kept. */
@Singleton
public class Tokens {

  /** So that a secret is recognised in a log or a repository by those who scan for them. */
  private static final String PREFIX = "slp_";

  /** 192 bits: nobody guesses it, so an unsalted hash is enough. */
  private static final int SECRET_BYTES = 24;

  private final TokenRows rows;
  private final SecureRandom random;

  Tokens(TokenRows rows, SecureRandom random) {
    this.rows = rows;
    this.random = random;
  }

  /** A token that is not stored yet, and the secret that is never stored. */
  public record Minted(Token token, String secret) {}

  /** Makes a token; {@link #save} stores it. */
  public Minted mint(
      Token.Kind kind,
      Optional<String> profile,
      List<Name> names,
      Role role,
      Limits limits,
      String createdBy,
      Instant created,
      Instant expires) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    byte[] id = new byte[8];
    random.nextBytes(id);
    Token token =
        new Token(
            HexFormat.of().formatHex(id),
            0,
            kind,
            profile,
            names,
            role,
            limits,
            createdBy,
            created,
            expires,
            Token.State.OPEN);
    return new Minted(
        token, PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** Stores a minted token inside the caller's transaction. */
  public Token save(Minted minted, long seq) {
    Token t = minted.token();
    TokenRow row =
        new TokenRow(
            t.id(),
            seq,
            t.kind().name(),
            hash(minted.secret()),
            t.profile().orElse(null),
            t.names().stream().map(Name::toString).collect(Collectors.joining("\n")),
            t.role().name(),
            t.createdBy(),
            t.created().toEpochMilli(),
            t.expires().toEpochMilli(),
            t.state().name().toLowerCase(Locale.ROOT),
            t.limits().scopes().stream().map(Scope::wire).collect(Collectors.joining("\n")),
            String.join("\n", t.limits().profiles()));
    return token(rows.save(row));
  }

  /** The token with that secret. */
  public Optional<Token> bySecret(String secret) {
    return rows.withHash(hash(secret)).map(Tokens::token);
  }

  /**
   * The token with that id.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public Token byId(String id) {
    return rows.findById(id)
        .map(Tokens::token)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no token \"" + Name.printable(id) + "\""));
  }

  /** Tokens after a place in the list, oldest first. */
  public List<Token> after(long seq, int limit) {
    return rows.page(seq, limit).stream().map(Tokens::token).toList();
  }

  /** Enrolment tokens for that name that are worth something at a moment, oldest first. */
  public List<Token> openFor(Name name, Instant now) {
    return rows.open(Token.Kind.ENROLMENT.name(), now.toEpochMilli()).stream()
        .map(Tokens::token)
        .filter(t -> t.names().contains(name))
        .toList();
  }

  /**
   * Spends an open token inside the caller's transaction; of two who try, one succeeds.
   *
   * @throws Fault UNAUTHENTICATED if it is not open any more
   */
  public void spend(Token token) {
    if (rows.leaveOpen(token.id(), Token.State.SPENT.wire()) == 0) {
      throw Fault.of(Kind.UNAUTHENTICATED, "the enrolment token " + token.id() + " is spent")
          .withHint("a token is good for one certificate; ask for a new one");
    }
  }

  /**
   * Revokes an open token inside the caller's transaction.
   *
   * @throws Fault CONFLICT if it is spent or revoked already
   */
  public void revoke(Token token) {
    if (rows.leaveOpen(token.id(), Token.State.REVOKED.wire()) == 0) {
      throw Fault.of(
          Kind.CONFLICT, "token " + token.id() + " is " + token.state().wire() + ", not open");
    }
  }

  private static String hash(String secret) {
    return CertificateFacts.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<String> lines(String text) {
    return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split("\n"));
  }

  private static Scope scope(String wire) {
    return Scope.ofWire(wire)
        .orElseThrow(() -> Fault.of(Kind.INTERNAL, "the database has an unknown scope " + wire));
  }

  private static Token token(TokenRow row) {
    List<Name> names = lines(row.names()).map(Name::parse).toList();
    return new Token(
        row.id(),
        row.seq(),
        Token.Kind.valueOf(row.kind()),
        Optional.ofNullable(row.profile()),
        names,
        Role.valueOf(row.role()),
        new Limits(lines(row.scopes()).map(Tokens::scope).toList(), lines(row.profiles()).toList()),
        row.createdBy(),
        Instant.ofEpochMilli(row.created()),
        Instant.ofEpochMilli(row.expires()),
        Token.State.valueOf(row.state().toUpperCase(Locale.ROOT)));
  }
}
