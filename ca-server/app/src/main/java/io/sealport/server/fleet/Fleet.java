package io.sealport.server.fleet;

import io.sealport.api.NodeInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.journal.Node;
import io.sealport.server.journal.Nodes;
import io.sealport.server.journal.Work;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/** The servers that use the database: who they are, and the end of one. */
@Singleton
public class Fleet {

  private final Node here;
  private final Nodes nodes;
  private final OwnKeys own;
  private final Revocations revocations;
  private final Clock clock;

  Fleet(Node here, Nodes nodes, OwnKeys own, Revocations revocations, Clock clock) {
    this.here = here;
    this.nodes = nodes;
    this.own = own;
    this.revocations = revocations;
    this.clock = clock;
  }

  /** All that have ever joined, the first that did first. */
  public List<NodeInfo> list() {
    return nodes.all().stream().map(this::info).toList();
  }

  private NodeInfo info(Nodes.Known node) {
    return new NodeInfo(
        node.name(),
        node.name().equals(here.name()),
        node.joined(),
        node.last(),
        node.leftAt().orElse(null));
  }

  /**
   * Refuses a name that a server has or had: its chain in the journal is its own.
   *
   * @throws Fault CONFLICT
   */
  public void requireNew(String name) {
    if (nodes.all().stream().anyMatch(n -> n.name().equals(name))) {
      throw Fault.of(Kind.CONFLICT, "there is or was a server " + name + " already")
          .withHint("a new one gets a name that was not used yet");
    }
  }

  /**
   * Ends a server: from now on it writes nothing, and its own certificates are revoked. The CAs'
   * keys that it has are not taken from it by that.
   *
   * @throws Fault NOT_FOUND if there is no such server; CONFLICT if it is the one that is asked, or
   *     was removed before
   */
  public NodeInfo remove(String name, Revocations.By by) {
    if (name.equals(here.name())) {
      throw Fault.of(Kind.CONFLICT, "the server " + name + " is the one that was asked")
          .withHint("ask another one to remove it");
    }
    require(name);
    // DER times have whole seconds; the ledger says what the CRL says.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    revocations.commit(acts -> remove(acts, name, at, by), Function.identity());
    return require(name);
  }

  private List<LedgerEntry> remove(Work.Acts acts, String name, Instant at, Revocations.By by) {
    by.still().run();
    if (!nodes.leave(acts, name, by.actor())) {
      throw Fault.of(Kind.CONFLICT, "the server " + name + " was removed before");
    }
    return own.forgetNode(name).stream()
        .filter(
            entry ->
                revocations.revoke(acts, entry, RevocationReason.CESSATION_OF_OPERATION, at, by))
        .toList();
  }

  private NodeInfo require(String name) {
    return list().stream()
        .filter(n -> n.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no server \"" + Name.printable(name) + "\""));
  }
}
