package io.sealport.server.identity.person;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sealport.api.Step;
import io.sealport.net.NetFailure;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.identity.web.Web;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Check {@code oidc}: the requester has a signed token of an issuer whom the operator believes,
 * made for this CA and for this request (RFC 7519, OpenID Connect Core). It proves what the claims
 * say.
 *
 * <p>Answer {@code token}: the JWT.
 */
@Singleton
final class OidcCheck implements Check {

  static final String ID = "oidc";

  /** With many groups in it a token has 8 KiB. */
  private static final int MAX_TOKEN = 32 * 1024;

  /** Some megabytes, and more logins in ten minutes than a CA sees. */
  private static final int REMEMBERED = 50_000;

  private record Trusted(OidcSettings.Issuer issuer, IssuerKeys keys) {}

  private final Map<String, Trusted> issuers = new LinkedHashMap<>();
  private final SpentTokens spent = new SpentTokens(REMEMBERED);

  @Inject
  OidcCheck(OidcSettings settings) {
    this(settings, BoundedWeb::trusting);
  }

  OidcCheck(OidcSettings settings, Function<Optional<Path>, Web> web) {
    for (OidcSettings.Issuer issuer : settings.issuers()) {
      IssuerKeys keys = new IssuerKeys(issuer, web.apply(issuer.keys().trust()));
      issuers.put(issuer.issuer(), new Trusted(issuer, keys));
    }
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean isConfigured() {
    return !issuers.isEmpty();
  }

  @Override
  public boolean suits(Subject subject) {
    return subject.isOfPerson();
  }

  @Override
  public Step step(Order order, Subject subject) {
    String wanted =
        issuers.values().stream()
            .map(t -> t.issuer().issuer() + " for the audience `" + t.issuer().audience() + "`")
            .collect(Collectors.joining(", or from "));
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "log in and get a new token (JWT) from " + wanted,
            "if you can choose the token's nonce, take `" + order.nonce() + "`",
            "save the token in a file and run `sealport request resume "
                + order.id()
                + " --oidc-token-file FILE`"),
        Map.of("issuers", String.join(" ", issuers.keySet()), "nonce", order.nonce()));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return given.find(ID, "token").isPresent();
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    try {
      SignedJWT token = parse(given.find(ID, "token").orElse(""));
      JWTClaimsSet claims = token.getJWTClaimsSet();
      Trusted trusted = trusted(claims);
      requireSignature(token, trusted, looking);
      return judge(new Presented(token, claims, trusted.issuer()), order, subject, looking);
    } catch (NetFailure e) {
      return new Finding.NotProven(e.sentence());
    } catch (ParseException e) {
      return new Finding.NotProven("the claims of the token cannot be read");
    }
  }

  private record Presented(SignedJWT token, JWTClaimsSet claims, OidcSettings.Issuer issuer) {}

  private static SignedJWT parse(String text) throws NetFailure {
    if (text.length() > MAX_TOKEN) {
      throw refused("the token has " + text.length() + " characters; wanted at most " + MAX_TOKEN);
    }
    try {
      return SignedJWT.parse(text.strip());
    } catch (ParseException e) {
      throw refused("this is no signed token (JWT); wanted HEADER.CLAIMS.SIGNATURE");
    }
  }

  private Trusted trusted(JWTClaimsSet claims) throws NetFailure {
    if (issuers.isEmpty()) {
      throw refused("this CA believes no issuer of tokens: none is configured");
    }
    Trusted trusted = issuers.get(String.valueOf(claims.getIssuer()));
    if (trusted == null) {
      throw refused(
          "the token is of \""
              + Name.printable(String.valueOf(claims.getIssuer()))
              + "\"; wanted one of "
              + String.join(", ", issuers.keySet()));
    }
    return trusted;
  }

  private static void requireSignature(SignedJWT token, Trusted trusted, Looking looking)
      throws NetFailure {
    JWSHeader header = token.getHeader();
    Set<String> allowed = trusted.issuer().demands().algorithms();
    if (!allowed.contains(header.getAlgorithm().getName())) {
      throw refused(
          "the token is signed with "
              + Name.printable(header.getAlgorithm().getName())
              + "; wanted "
              + String.join(" or ", new TreeSet<>(allowed)));
    }
    // RFC 7515 4.1.11: what is critical must be understood, and nothing of it is.
    if (header.getCriticalParams() != null) {
      throw refused("the token's header has critical parameters; wanted none");
    }
    var keys = trusted.keys().find(header, looking);
    if (keys.isEmpty()) {
      throw refused(
          "the issuer has no key \""
              + Name.printable(String.valueOf(header.getKeyID()))
              + "\" for "
              + header.getAlgorithm().getName());
    }
    if (keys.stream().noneMatch(key -> TokenSignature.isBy(key, token))) {
      throw refused("the token's signature was not made by the issuer's key");
    }
    looking.transcript().note("the signature is of " + trusted.issuer().issuer());
  }

  private Finding judge(Presented presented, Order order, Subject subject, Looking looking)
      throws NetFailure {
    OidcSettings.Issuer issuer = presented.issuer();
    requireType(presented.token().getHeader(), issuer);
    requireAudience(presented.claims(), issuer);
    TokenDates dates = new TokenDates(presented.claims(), issuer.demands(), order, looking.now());
    refuse(dates.objection());
    ClaimedNames claimed = new ClaimedNames(presented.claims(), issuer.meaning());
    refuse(claimed.objection());
    if (presented.claims().getSubject() == null) {
      throw refused("the token does not say whose it is (sub)");
    }
    requireUnspent(presented, order, dates, looking);
    Set<Name> names = claimed.names(looking.transcript());
    String who =
        "\"" + Name.printable(presented.claims().getSubject()) + "\" of " + issuer.issuer();
    if (subject.name().isPresent() && !names.contains(subject.name().get())) {
      return new Finding.NotProven(
          who
              + " has "
              + (names.isEmpty() ? "no name here" : new TreeSet<>(names))
              + ", not "
              + subject);
    }
    return new Finding.Proven(names, who);
  }

  /** RFC 8725 3.11: a token for another use is none for this one. */
  private static void requireType(JWSHeader header, OidcSettings.Issuer issuer) throws NetFailure {
    Set<String> types = issuer.demands().types();
    if (header.getType() != null
        && types.stream().noneMatch(header.getType().getType()::equalsIgnoreCase)) {
      throw refused(
          "the token is of type \""
              + Name.printable(header.getType().getType())
              + "\"; wanted "
              + String.join(" or ", new TreeSet<>(types)));
    }
  }

  private static void requireAudience(JWTClaimsSet claims, OidcSettings.Issuer issuer)
      throws NetFailure {
    if (!claims.getAudience().contains(issuer.audience())) {
      throw refused(
          "the token is for "
              + Name.printable(claims.getAudience().toString())
              + "; wanted one for \""
              + issuer.audience()
              + "\"");
    }
  }

  private void requireUnspent(Presented presented, Order order, TokenDates dates, Looking looking)
      throws NetFailure {
    switch (spent.present(known(presented), order.id(), dates.end(), looking.now())) {
      case FINE -> {}
      case SPENT -> throw refused("the token was used for another request; wanted a new one");
      case FULL -> throw refused("too many tokens at the moment; try again in a few minutes");
    }
  }

  /** By what is signed: of one token there can be several signatures. */
  private static String known(Presented presented) {
    String jti = presented.claims().getJWTID();
    byte[] what =
        jti == null
            ? presented.token().getSigningInput()
            : (presented.issuer().issuer() + "\n" + jti).getBytes(StandardCharsets.UTF_8);
    return CertificateFacts.sha256(what);
  }

  private static void refuse(Optional<String> objection) throws NetFailure {
    if (objection.isPresent()) {
      throw refused(objection.get());
    }
  }

  private static NetFailure refused(String sentence) {
    return new NetFailure(NetFailure.Kind.MISMATCH, sentence);
  }
}
