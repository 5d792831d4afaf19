package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whose tokens prove something.
 *
 * @param issuers none switches the check off
 */
public record OidcSettings(List<Issuer> issuers) {

  /** No issuer is believed. */
  public static final OidcSettings NONE = new OidcSettings(List.of());

  /** Signatures by keys that only the issuer has: never {@code none}, never a shared secret. */
  public static final Set<String> ALGORITHMS =
      Set.of(
          "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

  public OidcSettings {
    issuers = List.copyOf(issuers);
    if (issuers.stream().map(Issuer::issuer).distinct().count() < issuers.size()) {
      throw Fault.of(Kind.BAD_INPUT, "an issuer of tokens stands there twice");
    }
  }

  /**
   * One issuer.
   *
   * @param issuer as its tokens have it in {@code iss}, to the letter
   * @param audience what its tokens must have in {@code aud}
   */
  public record Issuer(
      String issuer, String audience, Keys keys, Demands demands, Meaning meaning) {}

  /**
   * Where the issuer's keys are: an address, a file, or what the issuer's own discovery document
   * says.
   *
   * @param trust CAs that its https is verified with; empty for those of the Java installation
   * @param keep how long fetched keys are used before they are fetched again
   */
  public record Keys(Optional<URI> url, Optional<Path> file, Optional<Path> trust, Duration keep) {

    /** By discovery, verified with the CAs of the Java installation. */
    public static final Keys DISCOVERED =
        new Keys(Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMinutes(5));

    public Keys {
      if (url.isPresent() && file.isPresent()) {
        throw Fault.of(Kind.BAD_INPUT, "an issuer's keys are either at an address or in a file");
      }
    }
  }

  /**
   * What a token must be.
   *
   * @param algorithms what it may be signed with, of {@link #ALGORITHMS}
   * @param types what its header may say in {@code typ}, in any case; none at all is always good
   * @param skew how far the issuer's clock may be from ours
   * @param maxAge how long after {@code iat} it is good, whatever it says itself
   * @param fresh whether it must be issued after the request was made, or carry the request's nonce
   * @param nonce whether it must carry the request's nonce
   */
  public record Demands(
      Set<String> algorithms,
      Set<String> types,
      Duration skew,
      Duration maxAge,
      boolean fresh,
      boolean nonce) {

    /** Strict: ten minutes, and only after the request. */
    public static final Demands STRICT =
        new Demands(
            Set.of("RS256", "PS256", "ES256", "EdDSA"),
            Set.of("JWT", "at+jwt"),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            true,
            false);

    public Demands {
      algorithms = Set.copyOf(algorithms);
      types = Set.copyOf(types);
      if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "the algorithms are "
                + new TreeSet<>(algorithms)
                + "; wanted one or more of "
                + new TreeSet<>(ALGORITHMS));
      }
    }
  }

  /**
   * What its claims mean.
   *
   * @param claims for a type of name the claim that holds such names
   * @param require claims that must have one of these values; of a claim that is a list, one of it
   * @param trustUnverified whether an e-mail address counts without {@code email_verified}
   */
  public record Meaning(
      Map<Name.Type, String> claims, Map<String, Set<String>> require, boolean trustUnverified) {
    public Meaning {
      claims = Map.copyOf(claims);
      require = Map.copyOf(require);
    }
  }
}
