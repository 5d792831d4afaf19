package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.delivery.Delivery;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request for a user's certificate, from the key to the files: what {@code sealport request}
 * does, for who need not know of profiles. Done again it goes on where it stopped.
 */
public final class UserRequest {

  private final Wanted wanted;
  private final Delivery delivery;
  private final OpenRequest open;
  private final boolean force;

  /**
   * What is wanted.
   *
   * @param csr made elsewhere; empty for a key that is made here
   */
  public record Wanted(
      String profile,
      String login,
      Optional<Path> csr,
      KeyType keyType,
      @Nullable String validity) {

    private List<String> names() {
      return List.of("login:" + login);
    }

    private RequestDraft draft() {
      return csr.map(RequestDraft::of).orElseGet(() -> RequestDraft.make(keyType, names()));
    }

    private RequestState state(RequestDraft draft) {
      return RequestState.asking(profile, names(), draft.csr().pem(), validity);
    }

    private boolean isAskedBy(RequestState state) {
      return Objects.equals(state.profile(), profile)
          && state.names().equals(names())
          && Objects.equals(state.validity(), validity)
          && (csr.isEmpty() || draft().csr().pem().equals(state.csr()));
    }
  }

  /**
   * Nothing is asked yet.
   *
   * @param force whether files in the folder may be replaced
   * @throws Fault CONFLICT if the folder holds files, or an open request for something else
   */
  public UserRequest(Wanted wanted, Delivery delivery, boolean force) {
    this.wanted = wanted;
    this.delivery = delivery;
    this.open = new OpenRequest(delivery.folder());
    this.force = force;
    Optional<RequestState> before = before();
    if (!force && before.filter(RequestState::delivering).isEmpty()) {
      delivery.requireFree(List.of(wanted.login()));
    }
  }

  private Optional<RequestState> before() {
    if (force) {
      return Optional.empty();
    }
    Optional<RequestState> state = open.state();
    if (state.isEmpty()) {
      open.requireNoKey();
    } else if (!wanted.isAskedBy(state.get())) {
      throw Fault.of(
              Kind.CONFLICT,
              delivery.folder() + " holds an open request for " + state.get().words())
          .withHint("sealport request resume continues it; --force gives it up, key and all");
    }
    return state;
  }

  /** What became of it: a request that waits, and the command that goes on, or a certificate. */
  public record Became(Enrolled enrolled, Optional<String> resumption) {}

  /**
   * Asks, or asks what has become of what was asked before, and writes the files.
   *
   * @param options those that lead to the same server again
   */
  public Became ask(Connection connection, String options) {
    Optional<RequestState> before = before();
    boolean replace = force || before.filter(RequestState::delivering).isPresent();
    Enrolment enrolment = new Enrolment(connection.api(), open, delivery, replace, options);
    enrolment.requireServer();
    if (before.isPresent()) {
      Optional<KeyPair> key = open.key(before.get());
      return end(enrolment, enrolment.again(before.get()), key);
    }
    open.discard();
    RequestDraft draft = wanted.draft();
    return end(enrolment, enrolment.begin(wanted.state(draft), draft.made()), draft.pair());
  }

  private Became end(Enrolment enrolment, RequestInfo answer, Optional<KeyPair> key) {
    return Settlement.isPending(answer)
        ? new Became(
            Enrolled.pending(answer, delivery.folder()), Optional.of(enrolment.resumption()))
        : new Became(enrolment.deliver(answer, key), Optional.empty());
  }
}
