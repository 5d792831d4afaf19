package io.sealport.ftps.check;

import com.google.common.net.HostAndPort;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;
import io.sealport.pki.Name;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where to look at a host: what is tried in turn until something answers. */
public final class CheckTargets {

  private CheckTargets() {}

  /**
   * The targets in the order in which they are to be tried.
   *
   * @param addresses resolved, at least one
   * @param port empty for the standard port of the mode
   * @param mode empty for whatever answers
   */
  public static List<FtpsTarget> of(
      Name name, List<InetAddress> addresses, Optional<Integer> port, Optional<FtpsMode> mode) {
    List<FtpsTarget> targets = new ArrayList<>();
    for (FtpsMode one : modes(port, mode)) {
      for (InetAddress address : addresses) {
        int number = port.orElse(one.standardPort());
        targets.add(new FtpsTarget(name, new InetSocketAddress(address, number), one));
      }
    }
    return List.copyOf(targets);
  }

  /**
   * A target as people write it: {@code ftpes://ftp.example.com:21}, or {@code ftps://} where TLS
   * comes first.
   */
  public static String text(FtpsTarget target) {
    String host = target.name().value();
    return (target.mode() == FtpsMode.IMPLICIT ? "ftps://" : "ftpes://")
        + HostAndPort.fromParts(host, target.address().getPort());
  }

  /**
   * On a port of its own implicit first: a server that is explicit greets at once, and the look is
   * over; one that is implicit would say nothing to who waits for a greeting.
   */
  private static List<FtpsMode> modes(Optional<Integer> port, Optional<FtpsMode> mode) {
    if (mode.isPresent()) {
      return List.of(mode.get());
    }
    boolean standard = port.map(p -> p == FtpsMode.EXPLICIT.standardPort()).orElse(true);
    return standard
        ? List.of(FtpsMode.EXPLICIT, FtpsMode.IMPLICIT)
        : List.of(FtpsMode.IMPLICIT, FtpsMode.EXPLICIT);
  }
}
