package io.sealport.server.endpoints;

import io.sealport.api.EndpointLook;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The endpoints as they are stored. Writes happen inside the caller's transaction. */
@Singleton
class Watchlist {

  private static final int PAGE = 500;

  /** Some weeks of looks every six hours; more would only be read by programs. */
  private static final int KEPT_LOOKS = 100;

  private final EndpointRows endpoints;
  private final StateRows states;
  private final LookRows looks;

  Watchlist(EndpointRows endpoints, StateRows states, LookRows looks) {
    this.endpoints = endpoints;
    this.states = states;
    this.looks = looks;
  }

  long count() {
    return endpoints.count();
  }

  Optional<Watched> find(String id) {
    return endpoints.findById(id).map(this::watched);
  }

  /**
   * The endpoint with that id.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  Watched require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                Fault.of(Kind.NOT_FOUND, "no endpoint \"" + Name.printable(id) + "\" is watched")
                    .withHint("an endpoint's id is host and port, such as ftp.example.com:21"));
  }

  /** Those after a place in the list, in the order in which they were registered. */
  List<Watched> page(long after, String label, int limit) {
    return endpoints.page(after, Endpoint.pattern(label), limit).stream()
        .map(this::watched)
        .toList();
  }

  /** All of them, in the same order. */
  List<Watched> all() {
    List<Watched> all = new ArrayList<>();
    List<Watched> page = page(0, "", PAGE);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = page(page.get(page.size() - 1).seq(), "", PAGE);
    }
    return List.copyOf(all);
  }

  private Watched watched(EndpointRow row) {
    State state =
        states
            .findById(row.id())
            .map(State::of)
            .orElseGet(() -> State.unseen(Instant.ofEpochMilli(row.created())));
    return new Watched(
        Endpoint.of(row), row.seq(), row.createdBy(), Instant.ofEpochMilli(row.created()), state);
  }

  /** The ids of those whose time has come, the longest overdue first. */
  List<String> due(Instant now, int limit) {
    return states.due(now.toEpochMilli(), limit).stream().map(StateRow::id).toList();
  }

  /** The newest looks at an endpoint, the newest first. */
  List<EndpointLook> looks(String id) {
    return looks.newest(id, KEPT_LOOKS).stream()
        .map(
            r ->
                new EndpointLook(
                    Instant.ofEpochMilli(r.at()), r.serial(), r.sha256(), r.faults(), r.trouble()))
        .toList();
  }

  void add(EndpointRow row, State state) {
    endpoints.save(row);
    states.save(state.row(row.id()));
  }

  void change(EndpointRow row) {
    endpoints.update(row);
  }

  void postpone(String id, Instant due) {
    states.postpone(id, due.toEpochMilli());
  }

  /** Keeps what a look has found, and of the older looks as many as are kept. */
  void keep(String id, State state, LookRow look) {
    states.update(state.row(id));
    looks.save(look);
    looks.purge(id, KEPT_LOOKS);
  }

  void remove(String id) {
    endpoints.deleteById(id);
    states.deleteById(id);
    looks.forget(id);
  }
}
