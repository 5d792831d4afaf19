package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.client.Credential;
import io.sealport.cli.client.Credential.ClientCertificate;
import io.sealport.cli.client.Target;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.cli.prove.Answering;
import io.sealport.cli.prove.Claim;
import io.sealport.cli.prove.ProofOptions;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renews the certificate of a folder without anybody at hand. What ended in the middle, at whatever
 * point, is gone on with: nothing is asked for twice, and no key is lost that was certified.
 */
public final class UnattendedRenewal {

  private static final int MAX_BYTES = 1 << 20;

  private final URI server;
  private final Path trust;
  private final OpenRequest open;
  private final Delivery delivery;
  private final boolean sameKey;
  private @Nullable ApiClient spokenTo;

  /**
   * @param trust the root that the server's certificate must lead to
   * @param p12Passphrase file with the passphrase of a user's {@code .p12}; absent: the one beside
   *     it is kept
   * @param sameKey whether the key is kept
   */
  public UnattendedRenewal(
      URI server, Path trust, Path folder, Optional<Path> p12Passphrase, boolean sameKey) {
    this.server = server;
    this.trust = trust;
    this.open = new OpenRequest(folder);
    this.delivery = new Delivery(folder, p12Passphrase.orElse(null));
    this.sameKey = sameKey;
  }

  /**
   * What became of it.
   *
   * @param issued whether the new certificate is in the folder
   * @param words what a pending request still owes
   */
  public record Result(boolean issued, String request, String words) {}

  /** Whether a renewal of this folder was begun and not ended. */
  public boolean isUnderWay() {
    return open.state().filter(s -> s.renews() != null).isPresent();
  }

  /**
   * Renews, or goes on with what is under way.
   *
   * @param newKey with a new key, whatever was said before: the old one is compromised
   * @throws Fault as the server says, UNAVAILABLE if it cannot be reached, CONFLICT if another
   *     request is open in the folder
   */
  public Result renew(boolean newKey) {
    boolean keep = sameKey && !newKey;
    Optional<RequestState> state = open.state();
    if (state.isPresent() && state.get().delivering()) {
      // Key and certificate may belong to two sets now; whoever knows the id needs neither.
      return finish(enrolment(new Credential.None()), state.get(), keyOf(state.get()));
    }
    ClientCertificate current = new ClientCertificate(file("fullchain.pem"), file("key.pem"));
    String serial = CertificateRef.serial(current.certificate()).toString();
    state.ifPresent(s -> requireRenewalOf(serial, s));
    KeyPair pair = pair(current);
    Enrolment enrolment = enrolment(current);
    if (state.isPresent()) {
      return finish(enrolment, state.get(), open.key(state.get()).or(() -> Optional.of(pair)));
    }
    enrolment.requireServer();
    // A key without its request was never sent.
    open.discard();
    RequestDraft draft = keep ? RequestDraft.nameless(pair) : RequestDraft.successor(pair);
    RequestState begun = RequestState.renewing(serial, draft.csr().pem(), null);
    RequestInfo answer = enrolment.begin(begun, keep ? Optional.empty() : draft.made());
    return end(enrolment, answer, draft.pair(), keep);
  }

  /** How long the server asked to be left alone, in its last answer. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(spokenTo).flatMap(ApiClient::retryAfter);
  }

  private Result finish(Enrolment enrolment, RequestState state, Optional<KeyPair> key) {
    return end(enrolment, enrolment.again(state), key, sameKey);
  }

  private Result end(Enrolment enrolment, RequestInfo answer, Optional<KeyPair> key, boolean kept) {
    RequestInfo now = Settlement.isPending(answer) ? goOn(enrolment, answer, key, kept) : answer;
    if (Settlement.isPending(now)) {
      String owed =
          now.demands().isEmpty()
              ? "a decision"
              : now.demands().get(0).subject() + ": " + now.demands().get(0).wanted();
      return new Result(false, now.id(), owed);
    }
    enrolment.deliver(now, key);
    return new Result(true, now.id(), "");
  }

  /** Has the server look again, where a look may help by itself. */
  private RequestInfo goOn(
      Enrolment enrolment, RequestInfo pending, Optional<KeyPair> key, boolean kept) {
    Answering answering = new ProofOptions().answering();
    if (kept) {
      answering.assumeServed();
    }
    Claim claim = enrolment.claim(pending, key);
    return answering.isReadyFor(claim) || answering.isWorthAnotherLook(claim)
        ? enrolment.resume(pending.id(), answering.to(claim))
        : pending;
  }

  private Enrolment enrolment(Credential credential) {
    ApiClient api = new ApiClient(new Target(server, trust, credential));
    spokenTo = api;
    return new Enrolment(api, open, delivery, true, "");
  }

  private void requireRenewalOf(String serial, RequestState state) {
    if (!serial.equals(state.renews())) {
      throw Fault.of(
              Kind.CONFLICT, delivery.folder() + " holds an open request for " + state.words())
          .withHint("end it with sealport request resume, or remove its request.json");
    }
  }

  /** The key of what is being delivered: made for it, or kept, and then in place already. */
  private Optional<KeyPair> keyOf(RequestState state) {
    return open.key(state)
        .or(
            () -> {
              Csr csr = Csr.parse(state.csr().getBytes(StandardCharsets.US_ASCII));
              return Optional.of(
                  PrivateKeys.pair(
                      SafeFile.readText(file("key.pem"), MAX_BYTES),
                      csr.publicKey(),
                      file("key.pem").toString(),
                      "the request"));
            });
  }

  private static KeyPair pair(ClientCertificate files) {
    return PrivateKeys.pair(
        SafeFile.readText(files.key(), MAX_BYTES),
        SafeFile.readText(files.certificate(), MAX_BYTES),
        files.key().toString());
  }

  private Path file(String name) {
    return delivery.folder().resolve(name);
  }
}
