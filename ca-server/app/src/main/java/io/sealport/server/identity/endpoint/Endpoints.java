package io.sealport.server.identity.endpoint;

import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.policy.EndpointRules;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.network.Reach;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes to the FTPS endpoints of a name: first the explicit ports of every address that may be
 * dialled, then the implicit ones. One that shows what was wanted is enough. The name is resolved
 * once, and what was resolved is dialled.
 */
@Singleton
public final class Endpoints {

  /** Nobody's profile and DNS together make the CA knock at more doors for one name. */
  private static final int MOST_TARGETS = 32;

  /** The statement stays readable; the transcript has them all. */
  private static final int MOST_MISSES = 4;

  private final Reach reach;

  public Endpoints(Reach reach) {
    this.reach = reach;
  }

  /** What is wanted of an endpoint. */
  @FunctionalInterface
  public interface View {

    /**
     * Looks at one endpoint.
     *
     * @return what is wrong with what it shows; empty if that is what was wanted
     * @throws NetFailure if it shows nothing
     */
    Optional<String> objection(FtpsTarget target, Deadline deadline, Transcript transcript)
        throws NetFailure;
  }

  /**
   * Proven if one endpoint of the name shows what is wanted.
   *
   * @param shown what that is, for the statement: {@code serves the key}
   */
  public Finding find(Name name, EndpointRules rules, Looking looking, String shown, View view) {
    Transcript transcript = looking.transcript();
    List<String> misses = new ArrayList<>();
    try {
      List<FtpsTarget> targets = targets(name, rules, looking);
      for (FtpsTarget target : targets) {
        int left = targets.size() - misses.size();
        Optional<String> objection =
            view(target, Deadline.in(looking.deadline().left().dividedBy(left)), transcript, view);
        if (objection.isEmpty()) {
          return new Finding.Proven(Set.of(name), target + " " + shown);
        }
        transcript.note(objection.get());
        misses.add(target + ": " + objection.get());
      }
    } catch (NetFailure e) {
      return Finding.NotProven.of(e);
    }
    return new Finding.NotProven(together(misses));
  }

  private static Optional<String> view(
      FtpsTarget target, Deadline share, Transcript transcript, View view) {
    try {
      transcript.note("looking at " + target);
      share.requireLeft();
      return view.objection(target, share, transcript);
    } catch (NetFailure e) {
      return Optional.of(e.sentence());
    }
  }

  private List<FtpsTarget> targets(Name name, EndpointRules rules, Looking looking)
      throws NetFailure {
    List<InetSocketAddress> addresses =
        reach.targets(
            name, FtpsMode.EXPLICIT.standardPort(), looking.deadline(), looking.transcript());
    List<FtpsTarget> targets = new ArrayList<>();
    add(targets, name, addresses, rules.explicitPorts(), FtpsMode.EXPLICIT);
    add(targets, name, addresses, rules.implicitPorts(), FtpsMode.IMPLICIT);
    int many = targets.size();
    if (many > MOST_TARGETS) {
      looking
          .transcript()
          .note("of " + many + " endpoints only " + MOST_TARGETS + " are looked at");
    }
    return List.copyOf(targets.subList(0, Math.min(many, MOST_TARGETS)));
  }

  private static void add(
      List<FtpsTarget> targets,
      Name name,
      List<InetSocketAddress> addresses,
      List<Integer> ports,
      FtpsMode mode) {
    for (int port : ports) {
      for (InetSocketAddress address : addresses) {
        targets.add(new FtpsTarget(name, new InetSocketAddress(address.getAddress(), port), mode));
      }
    }
  }

  private static String together(List<String> misses) {
    if (misses.isEmpty()) {
      return "the profile names no port to look at";
    }
    String told = String.join("; ", misses.subList(0, Math.min(misses.size(), MOST_MISSES)));
    return misses.size() <= MOST_MISSES
        ? told
        : told + "; and " + (misses.size() - MOST_MISSES) + " more";
  }
}
