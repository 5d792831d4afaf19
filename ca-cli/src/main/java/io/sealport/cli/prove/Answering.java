package io.sealport.cli.prove;

import io.sealport.api.Step;
import io.sealport.pki.Csr;
import io.sealport.pki.ProofText.Purpose;
import java.security.KeyPair;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers what requests owe with what is at hand. What was given or typed is sent once: a password
 * that was wrong is not tried again by itself.
 */
public final class Answering {

  private static final String ENDPOINT_KEY = "endpoint-key";
  private static final String ENDPOINT_RENEWAL = "endpoint-renewal";
  private static final String CERTIFICATE = "certificate";

  /** Those that look only when they are given something, or never. */
  private static final Set<String> WANTING =
      Set.of("approval", "ftp-login", "ldap", "oidc", CERTIFICATE);

  private final Answers given;
  private final Optional<Identity> identity;
  private final Optional<RequestKey> requestKey;
  private final PasswordPrompts prompts;
  private final Set<String> sent = new HashSet<>();
  private boolean served;
  private boolean asked;

  Answering(
      Answers given,
      Optional<Identity> identity,
      Optional<RequestKey> requestKey,
      PasswordPrompts prompts) {
    this.given = given;
    this.identity = identity;
    this.requestKey = requestKey;
    this.prompts = prompts;
    this.served = requestKey.isPresent();
  }

  /** Takes it that an endpoint serves the CSR's key already: it was there before the request. */
  public void assumeServed() {
    served = true;
  }

  /**
   * Says no to the private key of another CSR, before that one is sent.
   *
   * @throws io.sealport.fault.Fault BAD_INPUT
   */
  public void requireKeyOf(Csr csr) {
    requestKey.ifPresent(k -> k.pairOf(csr));
  }

  /** Whether something was given, or stands ready, for what is owed. */
  public boolean isReadyFor(Claim claim) {
    return given.checks().stream().anyMatch(claim::isOpenTo)
        || (identity.isPresent() && claim.isOpenTo(CERTIFICATE))
        || (served && claim.isOpenTo(ENDPOINT_KEY) && key(claim).isPresent())
        || claim.stepsBy(ENDPOINT_RENEWAL).anyMatch(Answering::isOfRenewal)
        || prompts.hasSomethingFor(claim);
  }

  /** Whether it makes sense to have the server look again, without anything new. */
  public boolean isWorthAnotherLook(Claim claim) {
    return claim.pending().steps().stream().anyMatch(s -> looksByItself(s, claim));
  }

  private boolean looksByItself(Step step, Claim claim) {
    return switch (step.check()) {
      case ENDPOINT_KEY -> key(claim).isPresent();
      case ENDPOINT_RENEWAL -> isOfRenewal(step);
      default -> !WANTING.contains(step.check());
    };
  }

  /** It names the key that is to be served: that of the certificate which is renewed. */
  private static boolean isOfRenewal(Step step) {
    return step.data().containsKey("key");
  }

  /** What is sent: the answers to what is owed, and no others. */
  public Answers to(Claim claim) {
    Answers wanted = given.only(c -> claim.isOpenTo(c) && !sent.contains(c));
    if (!asked) {
      wanted = prompts.ask(claim, wanted);
      asked = true;
    }
    Optional<Step> certificate =
        claim.stepsBy(CERTIFICATE).filter(s -> !sent.contains(CERTIFICATE)).findFirst();
    if (identity.isPresent() && certificate.isPresent()) {
      wanted = wanted.and(shown(identity.get(), certificate.get(), claim));
    }
    sent.addAll(wanted.checks());
    return wanted.and(signed(claim));
  }

  private static Answers shown(Identity identity, Step step, Claim claim) {
    return Answers.NONE
        .with(CERTIFICATE, "chain", identity.chain())
        .with(
            CERTIFICATE,
            "proof",
            Possession.proof(Purpose.CERTIFICATE, step, claim, identity.key()));
  }

  /** The CSR's own key signs by itself, each time: it gives nothing away. */
  private Answers signed(Claim claim) {
    Optional<Step> step = claim.stepsBy(ENDPOINT_KEY).findFirst();
    Optional<KeyPair> key = key(claim);
    if (step.isEmpty() || key.isEmpty() || given.has(ENDPOINT_KEY, "proof")) {
      return Answers.NONE;
    }
    return Answers.NONE.with(
        ENDPOINT_KEY,
        "proof",
        Possession.proof(Purpose.ENDPOINT_KEY, step.get(), claim, key.get()));
  }

  private Optional<KeyPair> key(Claim claim) {
    return claim.key().or(() -> requestKey.map(k -> k.pairOf(claim.csr())));
  }

  /** Checks that were given something which nothing that is owed wants. */
  public Set<String> unwanted(Claim claim) {
    Stream<String> all =
        Stream.concat(
            given.checks().stream(), identity.isPresent() ? Stream.of(CERTIFICATE) : Stream.of());
    return all.filter(c -> !claim.isOpenTo(c)).collect(Collectors.toCollection(TreeSet::new));
  }
}
