package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Csr;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step of a pending request that is taken by serving a certificate.
 *
 * @param step as the server tells it
 */
record ChallengeStep(String check, Name name, Step step, Optional<String> content) {

  static final String CHALLENGE = "endpoint-challenge";
  static final String KEY = "endpoint-key";

  /** The one that leaves the request's key off the server until its certificate is there first. */
  private static final List<String> CHECKS = List.of(CHALLENGE, KEY);

  /**
   * The request's step for that name and check.
   *
   * @param name as it was given; null where there is only one
   * @param check null for the first that the request offers
   * @throws Fault NOT_FOUND if the request has no such step, BAD_INPUT if it has several
   */
  static ChallengeStep of(RequestInfo request, @Nullable String name, @Nullable String check) {
    Optional<Name> wanted = Optional.ofNullable(name).map(n -> Name.parse(n, Name.Type.DNS));
    List<ChallengeStep> offered =
        CHECKS.stream()
            .filter(c -> check == null || c.equals(check))
            .flatMap(c -> request.steps().stream().filter(s -> s.check().equals(c)))
            .map(ChallengeStep::read)
            .filter(s -> wanted.isEmpty() || s.name.equals(wanted.get()))
            .toList();
    List<Name> names = offered.stream().map(ChallengeStep::name).distinct().toList();
    if (names.isEmpty()) {
      throw Fault.of(
              Kind.NOT_FOUND,
              "request "
                  + request.id()
                  + " ("
                  + request.status()
                  + ") has nothing to prove by serving a certificate"
                  + wanted.map(n -> " for " + n).orElse(""))
          .withHint("sealport requests show " + request.id() + " says what is still to be proven");
    }
    if (names.size() > 1) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "--name NAME is missing; the request has "
              + names.stream().map(Name::toString).collect(Collectors.joining(", ")));
    }
    return offered.get(0);
  }

  private static ChallengeStep read(Step step) {
    return new ChallengeStep(
        step.check(),
        Name.parse(step.subject()),
        step,
        Optional.ofNullable(step.data().get("content")));
  }

  /**
   * What the certificate must hold.
   *
   * @throws Fault INTERNAL if the server gave what is not for the request's own key
   */
  KeyAuthorization authorization(Csr csr) {
    String given = content.orElse("");
    String token = given.substring(0, Math.max(0, given.indexOf('.')));
    KeyAuthorization own = KeyAuthorization.of(token, csr.publicKey());
    if (!own.text().equals(given)) {
      throw Fault.of(
          Kind.INTERNAL, "the server wants the authorization of another key than the request's");
    }
    return own;
  }
}
