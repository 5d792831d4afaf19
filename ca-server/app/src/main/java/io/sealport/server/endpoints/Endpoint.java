package io.sealport.server.endpoints;

import com.google.common.net.HostAndPort;
import io.sealport.api.EndpointRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An FTPS endpoint that is watched.
 *
 * @param name a host, no wildcard
 * @param profile the only profile whose certificates count here
 * @param testsRevoked whether a look also tries to come in with a revoked certificate
 * @param server the program that serves there, as it was told
 * @param labels lower case, in order, each once
 */
record Endpoint(
    Name name,
    int port,
    EndpointMode mode,
    Schedule schedule,
    Optional<String> profile,
    boolean testsRevoked,
    Optional<String> server,
    List<String> labels) {

  private static final int MAX_PORT = 65_535;
  private static final int MOST_LABELS = 20;

  /** No character that SQL's LIKE takes for something else. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

  Endpoint {
    boolean host = name.type() == Name.Type.DNS || name.type() == Name.Type.IP;
    if (!host || name.isWildcard()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          name + " is no endpoint; wanted a host name or an address, such as ftp.example.com");
    }
    if (port < 1 || port > MAX_PORT) {
      throw Fault.of(
          Kind.BAD_INPUT, name.value() + ": port " + port + "; wanted 1 to " + MAX_PORT);
    }
    labels = labels.stream().distinct().sorted().toList();
    labels.forEach(Endpoint::requireLabel);
    if (labels.size() > MOST_LABELS) {
      throw Fault.of(
          Kind.BAD_INPUT,
          name.value() + ": " + labels.size() + " labels; wanted at most " + MOST_LABELS);
    }
  }

  /**
   * What was asked for, with the defaults of what was not said.
   *
   * @throws Fault BAD_INPUT with what is wrong and what is wanted
   */
  static Endpoint of(EndpointRequest asked) {
    String name = asked.name();
    if (name == null) {
      throw Fault.of(Kind.BAD_INPUT, "an endpoint without a name; wanted a host");
    }
    String wire = asked.mode();
    EndpointMode mode = wire == null ? EndpointMode.AUTO : EndpointMode.parse(wire);
    Integer port = asked.port();
    Boolean tests = asked.testsRevoked();
    List<String> labels = asked.labels();
    return new Endpoint(
        Name.parse(name, Name.Type.DNS),
        port == null ? mode.standardPort() : port,
        mode,
        Schedule.of(asked.schedule(), asked.zone()),
        Optional.ofNullable(asked.profile()),
        tests != null && tests,
        Optional.ofNullable(asked.server()),
        labels == null ? List.of() : labels);
  }

  /** Host and port, as in an address: no two endpoints have the same. */
  String id() {
    return HostAndPort.fromParts(name.value(), port).toString();
  }

  private static void requireLabel(String label) {
    if (!LABEL.matcher(Objects.requireNonNullElse(label, "")).matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "label \""
              + Name.printable(Objects.requireNonNullElse(label, "null"))
              + "\"; wanted up to 63 of a to z, 0 to 9, dots and hyphens");
    }
  }
}
