package io.sealport.ftps.check;

import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.HelloLook;
import io.sealport.ftps.LookResult.Stage;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.ftps.OldVersion;
import io.sealport.ftps.StagedLook;
import io.sealport.ftps.TlsVersion;
import io.sealport.ftps.WeakSuite;
import io.sealport.ftps.WeakSuite.Weakness;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which versions and weak cipher suites are taken, by a handshake or a hello for each question. */
final class CipherLook {

  /** So many weaknesses are named at most: each costs a connection. */
  private static final int MOST_WEAK = 3;

  private CipherLook() {}

  /** Looks at all of it. */
  static void at(Examination e, boolean has12) {
    e.found().fact("tls", e.tls().version().wire() + ", " + e.tls().cipherSuite());
    List<String> versions = new ArrayList<>();
    if (e.tls().version() == TlsVersion.TLS_1_3) {
      versions.add(TlsVersion.TLS_1_3.wire());
    }
    if (has12) {
      versions.add(TlsVersion.TLS_1_2.wire());
    }
    try {
      versions.addAll(old(e));
      weak(e);
    } catch (NetFailure failure) {
      e.found().fact("ciphers", "not looked at to the end: " + failure.sentence());
    }
    e.found().fact("tls-versions", String.join(", ", versions));
  }

  /** Whether TLS 1.2 comes about, with which alone the library resumes sessions. */
  static boolean has12(Examination e) {
    if (e.tls().version() == TlsVersion.TLS_1_2) {
      return true;
    }
    var result =
        new StagedLook(e.dialer())
            .look(e.target(), e.offer().only(TlsVersion.TLS_1_2), e.deadline(), e.transcript());
    if (result instanceof Stopped stopped) {
      if (stopped.stage() == Stage.TLS && stopped.failure().kind() == NetFailure.Kind.TLS) {
        e.found().fault(FaultId.TLS_1_2_REFUSED, stopped.failure().sentence());
      } else {
        e.found().fact("tls-1-2", "not looked at: " + stopped.failure().sentence());
      }
      return false;
    }
    return true;
  }

  private static List<String> old(Examination e) throws NetFailure {
    HelloLook look = new HelloLook(e.dialer());
    List<String> spoken = new ArrayList<>();
    for (OldVersion version : List.of(OldVersion.TLS_1_1, OldVersion.TLS_1_0)) {
      if (look.speaks(e.target(), version, e.deadline(), e.transcript())) {
        spoken.add(version.wire());
      }
    }
    if (!spoken.isEmpty()) {
      e.found().fault(FaultId.OLD_TLS_ACCEPTED, String.join(" and ", spoken));
    }
    return spoken;
  }

  private static void weak(Examination e) throws NetFailure {
    Set<Weakness> open =
        EnumSet.allOf(Weakness.class).stream()
            .filter(Weakness::isBroken)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Weakness.class)));
    List<WeakSuite> taken = new ArrayList<>();
    for (int i = 0; i < MOST_WEAK && !open.isEmpty(); i++) {
      Optional<WeakSuite> suite =
          new HelloLook(e.dialer()).takes(e.target(), open, e.deadline(), e.transcript());
      if (suite.isEmpty()) {
        break;
      }
      taken.add(suite.get());
      open.remove(suite.get().weakness());
    }
    if (!taken.isEmpty()) {
      e.found().fault(FaultId.WEAK_CIPHER_ACCEPTED, words(taken));
    }
  }

  private static String words(List<WeakSuite> taken) {
    return taken.stream()
        .map(s -> s.name() + " (" + s.weakness().words() + ")")
        .collect(Collectors.joining(", "));
  }

  /** Why a server has nothing in common with us: it may have what nobody should take. */
  static Optional<EndpointFault> explained(
      FtpsTarget target, Dialer dialer, Deadline deadline, Transcript transcript) {
    try {
      return new HelloLook(dialer)
          .takes(target, EnumSet.allOf(Weakness.class), deadline, transcript)
          .map(
              s ->
                  EndpointFault.of(
                      FaultId.NO_FORWARD_SECRECY,
                      "weak cipher suites alone, such as "
                          + s.name()
                          + " ("
                          + s.weakness().words()
                          + ")"));
    } catch (NetFailure e) {
      return Optional.empty();
    }
  }
}
