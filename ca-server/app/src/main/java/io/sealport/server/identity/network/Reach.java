package io.sealport.server.identity.network;

import io.sealport.net.Addresses;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way to another machine: the name is resolved once, each address is judged, and those that
 * pass are dialled as they were judged. There is no other way out for a check.
 */
@Singleton
public final class Reach {

  /** A statement is one line; the transcript has them all. */
  private static final int MAX_TOLD = 3;

  private final Resolver resolver;
  private final AddressGuard guard;
  private final Dialer dialer;

  public Reach(Resolver resolver, AddressGuard guard, Dialer dialer) {
    this.resolver = resolver;
    this.guard = guard;
    this.dialer = dialer;
  }

  /** What is done on one connection. */
  @FunctionalInterface
  public interface Attempt<T> {

    /**
     * Talks to the machine.
     *
     * @param socket closed by who opened it; its reads end by the deadline
     * @param to the address that was dialled
     * @throws IOException if it comes to nothing here; the next address is tried
     */
    T on(Socket socket, InetSocketAddress to, Deadline deadline) throws IOException;
  }

  /**
   * The addresses of a name that may be dialled, IPv6 first; what may not is noted and left out.
   *
   * @return at least one
   * @throws NetFailure FORBIDDEN_ADDRESS if none may be, or what the {@link Resolver} found
   */
  public List<InetSocketAddress> targets(
      Name name, int port, Deadline deadline, Transcript transcript) throws NetFailure {
    List<InetAddress> addresses = resolver.addresses(name, deadline, transcript);
    List<InetSocketAddress> targets = new ArrayList<>();
    List<String> forbidden = new ArrayList<>();
    for (InetAddress address : addresses) {
      guard
          .objection(address)
          .ifPresentOrElse(forbidden::add, () -> targets.add(new InetSocketAddress(address, port)));
    }
    if (targets.isEmpty()) {
      throw new NetFailure(
          Kind.FORBIDDEN_ADDRESS, name.value() + ": " + String.join("; ", forbidden));
    }
    forbidden.forEach(objection -> transcript.note("left out: " + objection));
    return List.copyOf(targets);
  }

  /**
   * Tries one address after the other, each with its share of the time, until one attempt comes to
   * an end without failure.
   *
   * @throws NetFailure if none does: of the only one, or of all in one line
   */
  public <T> T first(
      Name name, int port, Deadline deadline, Transcript transcript, Attempt<T> attempt)
      throws NetFailure {
    List<InetSocketAddress> targets = targets(name, port, deadline, transcript);
    List<NetFailure> failures = new ArrayList<>();
    for (InetSocketAddress target : targets) {
      Deadline share = Deadline.in(deadline.left().dividedBy(targets.size() - failures.size()));
      try {
        return once(target, share, transcript, attempt);
      } catch (NetFailure e) {
        transcript.note(e.sentence());
        failures.add(e);
      }
    }
    throw together(failures);
  }

  private <T> T once(
      InetSocketAddress target, Deadline deadline, Transcript transcript, Attempt<T> attempt)
      throws NetFailure {
    String address = Addresses.text(target);
    transcript.note("dialling " + address);
    try (Socket socket = dialer.dial(target, deadline)) {
      return attempt.on(new DeadlineSocket(socket, deadline), target, deadline);
    } catch (IOException e) {
      throw WireFailures.of(address, e, deadline);
    }
  }

  private static NetFailure together(List<NetFailure> failures) {
    NetFailure last = failures.get(failures.size() - 1);
    if (failures.size() == 1) {
      return last;
    }
    String first =
        failures.stream()
            .limit(MAX_TOLD)
            .map(NetFailure::sentence)
            .collect(Collectors.joining("; "));
    int more = failures.size() - MAX_TOLD;
    return new NetFailure(
        last.kind(), first + (more > 0 ? "; and " + more + " more addresses" : ""), last);
  }
}
