package io.sealport.server.identity.person;

import com.nimbusds.jwt.JWTClaimsSet;
import io.sealport.fault.Fault;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the claims of a verified token mean. */
final class ClaimedNames {

  private final JWTClaimsSet claims;
  private final OidcSettings.Meaning meaning;

  ClaimedNames(JWTClaimsSet claims, OidcSettings.Meaning meaning) {
    this.claims = claims;
    this.meaning = meaning;
  }

  /** Which required claim is not there, or has none of the wanted values. */
  Optional<String> objection() {
    return meaning.require().entrySet().stream()
        .filter(r -> values(r.getKey()).noneMatch(r.getValue()::contains))
        .map(
            r ->
                "the claim "
                    + r.getKey()
                    + " is "
                    + Name.printable(
                        values(r.getKey()).collect(Collectors.joining(", ", "\"", "\"")))
                    + "; wanted "
                    + String.join(" or ", new TreeSet<>(r.getValue())))
        .sorted()
        .findFirst();
  }

  /** The names, exactly as claimed; what is no name of its type is noted and left out. */
  Set<Name> names(Transcript transcript) {
    Set<Name> names = new HashSet<>();
    for (Map.Entry<Name.Type, String> entry : meaning.claims().entrySet()) {
      if (entry.getKey() == Name.Type.EMAIL && !isEmailVerified()) {
        transcript.note("e-mail addresses do not count: the claim email_verified is not true");
        continue;
      }
      values(entry.getValue())
          .forEach(v -> name(entry.getKey(), v, transcript).ifPresent(names::add));
    }
    return names;
  }

  private static Optional<Name> name(Name.Type type, String value, Transcript transcript) {
    try {
      return Optional.of(new Name(type, value));
    } catch (Fault e) {
      transcript.note(e.message());
      return Optional.empty();
    }
  }

  /** OpenID Connect Core 5.1; some issuers write the boolean as a string. */
  private boolean isEmailVerified() {
    return meaning.trustUnverified() || values("email_verified").anyMatch("true"::equals);
  }

  /** The claim as text: of a list each value; of an object nothing. */
  private Stream<String> values(String claim) {
    Object value = claims.getClaim(claim);
    Stream<?> all = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
    return all.filter(v -> v instanceof String || v instanceof Boolean || v instanceof Number)
        .map(String::valueOf);
  }
}
