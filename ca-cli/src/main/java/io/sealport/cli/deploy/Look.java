package io.sealport.cli.deploy;

import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsProbe;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.ServedEndpoint;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** What the server serves, held against what was installed, and whether a login works. */
final class Look {

  private static final Duration ONE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final List<ProbeAddress> USUAL =
      List.of(
          new ProbeAddress("127.0.0.1", 21, FtpsMode.EXPLICIT),
          new ProbeAddress("127.0.0.1", 990, FtpsMode.IMPLICIT));

  private final Machine machine;
  private final Source source;
  private final Proof proof;

  Look(Machine machine, Source source, Proof proof) {
    this.machine = machine;
    this.source = source;
    this.proof = proof;
  }

  /**
   * What was seen.
   *
   * @param wrong what is not as it should be; empty where all is well
   * @param words what is, a sentence
   * @param notes what is not wrong enough
   * @param kind of what is wrong
   */
  record Seen(Optional<String> wrong, String words, List<String> notes, Kind kind) {

    /** What can be done about it. */
    enum Kind {
      /** Nothing. */
      GOOD,
      /** Another certificate is served: a restart may help. */
      STALE,
      /** Time may help. */
      PASSING,
      /** The server said no to a login, and will again. */
      REFUSED
    }

    boolean isGood() {
      return wrong.isEmpty();
    }

    static Seen wrong(String why) {
      return of(Kind.PASSING, why);
    }

    static Seen of(Kind kind, String why) {
      return new Seen(Optional.of(why), why, List.of(), kind);
    }
  }

  /** Looks until all is well or the server's time is over. */
  Seen until() {
    Deadline deadline = Deadline.in(proof.patience());
    Seen seen = once();
    while (!seen.isGood() && seen.kind() != Seen.Kind.REFUSED && !deadline.left().isZero()) {
      pause();
      seen = once();
    }
    return seen;
  }

  /**
   * Waits until the server answers again, whatever it serves; what is wrong if it does not.
   *
   * @param tls whether it must come to TLS, which a server that had none before does not
   */
  Optional<String> answers(boolean tls) {
    Deadline deadline = Deadline.in(proof.patience());
    Optional<String> trouble = silence(tls);
    while (trouble.isPresent() && !deadline.left().isZero()) {
      pause();
      trouble = silence(tls);
    }
    return trouble;
  }

  private Optional<String> silence(boolean tls) {
    List<String> trouble = new ArrayList<>();
    for (ProbeAddress address : addresses()) {
      try {
        if (tls) {
          ServedEndpoint unused = served(address);
        } else {
          machine.dialer().dial(targets(address).get(0).address(), Deadline.in(ONE)).close();
        }
      } catch (NetFailure e) {
        trouble.add(address + ": " + e.sentence());
      } catch (IOException e) {
        // It was there, and that was all to know.
      }
    }
    boolean enough =
        proof.probes().isEmpty() ? trouble.size() < addresses().size() : trouble.isEmpty();
    return enough ? Optional.empty() : Optional.of(String.join("; ", trouble));
  }

  private List<ProbeAddress> addresses() {
    return proof.probes().isEmpty() ? USUAL : proof.probes();
  }

  /** Looks at every address, then logs in. */
  Seen once() {
    List<String> words = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> unreachable = new ArrayList<>();
    for (ProbeAddress address : addresses()) {
      try {
        List<X509CertificateHolder> chain = served(address).tls().chain();
        if (!chain.get(0).equals(source.certificate())) {
          return Seen.of(
              Seen.Kind.STALE, address + " serves " + told(chain.get(0)) + ", not " + told());
        }
        words.add(address + " serves " + told());
        chainNote(address, chain).ifPresent(notes::add);
      } catch (NetFailure e) {
        unreachable.add(address + ": " + e.sentence());
      }
    }
    if (words.isEmpty() || (!proof.probes().isEmpty() && !unreachable.isEmpty())) {
      return Seen.wrong(String.join("; ", unreachable));
    }
    Optional<Seen> login = proof.login().flatMap(this::loginTrouble);
    proof.login().ifPresent(l -> words.add(l.user() + " can log in"));
    return login.orElseGet(
        () -> new Seen(Optional.empty(), String.join("; ", words), notes, Seen.Kind.GOOD));
  }

  private Optional<String> chainNote(ProbeAddress address, List<X509CertificateHolder> chain) {
    return chain.subList(1, chain.size()).containsAll(source.chain())
        ? Optional.empty()
        : Optional.of(
            address
                + " does not send the certificates of the issuing CAs: clients that have only the"
                + " root do not believe it");
  }

  private String told() {
    return told(source.certificate());
  }

  private static String told(X509CertificateHolder certificate) {
    return "serial "
        + certificate.getSerialNumber().toString(16)
        + " (until "
        + certificate.getNotAfter().toInstant()
        + ", SHA-256 "
        + CertificateFacts.sha256(CertificateFacts.encoded(certificate)).substring(0, 16)
        + "...)";
  }

  private ServedEndpoint served(ProbeAddress address) throws NetFailure {
    NetFailure last = new NetFailure(NetFailure.Kind.RESOLUTION, "no address");
    for (FtpsTarget target : targets(address)) {
      try {
        return new FtpsProbe(machine.dialer()).look(target, Deadline.in(ONE), new Transcript());
      } catch (NetFailure e) {
        last = e;
      }
    }
    throw last;
  }

  private List<FtpsTarget> targets(ProbeAddress address) throws NetFailure {
    Name name = source.host().orElseGet(() -> Name.parse(address.host(), Name.Type.DNS));
    try {
      return Arrays.stream(InetAddress.getAllByName(address.host()))
          .map(a -> new InetSocketAddress(a, address.port()))
          .map(a -> new FtpsTarget(name, a, address.mode()))
          .toList();
    } catch (UnknownHostException e) {
      throw new NetFailure(NetFailure.Kind.RESOLUTION, address.host() + " has no address", e);
    }
  }

  private Optional<Seen> loginTrouble(Proof.ProbeLogin login) {
    try (LoginLook look = LoginLook.of(machine, source, login)) {
      for (ProbeAddress address : reachable()) {
        Optional<String> trouble = look.trouble(address, targets(address).get(0));
        if (trouble.isPresent()) {
          return trouble.map(t -> Seen.of(Seen.Kind.REFUSED, t));
        }
      }
      return Optional.empty();
    } catch (NetFailure e) {
      return Optional.of(Seen.wrong("no login as " + login.user() + ": " + e.sentence()));
    }
  }

  private List<ProbeAddress> reachable() throws NetFailure {
    if (!proof.probes().isEmpty()) {
      return proof.probes();
    }
    List<ProbeAddress> open = new ArrayList<>();
    for (ProbeAddress address : USUAL) {
      try {
        machine.dialer().dial(targets(address).get(0).address(), Deadline.in(ONE)).close();
        open.add(address);
      } catch (IOException e) {
        // Nobody listens at that port, which is as good as any.
      }
    }
    return open;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
