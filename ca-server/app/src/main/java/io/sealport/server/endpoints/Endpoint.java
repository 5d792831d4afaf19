package io.sealport.server.endpoints;

import com.google.common.net.HostAndPort;
import io.sealport.api.EndpointRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
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
 * @param server the program that serves there
 * @param labels lower case, in order, each once
 */
record Endpoint(
    Name name,
    int port,
    EndpointMode mode,
    Schedule schedule,
    Optional<String> profile,
    boolean testsRevoked,
    Optional<FtpServerKind> server,
    List<String> labels) {

  private static final int MAX_PORT = 65_535;
  private static final int MOST_LABELS = 20;

  /** Before the first label, between them and after the last. */
  private static final String LABEL_END = "\n";

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
      throw Fault.of(Kind.BAD_INPUT, name.value() + ": port " + port + "; wanted 1 to " + MAX_PORT);
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
        Optional.ofNullable(asked.server()).map(s -> FtpServerKind.parse("server", s)),
        labels == null ? List.of() : labels);
  }

  /** The same endpoint, looked at at other times. */
  Endpoint on(Schedule other) {
    return new Endpoint(name, port, mode, other, profile, testsRevoked, server, labels);
  }

  /** Host and port, as in an address: no two endpoints have the same. */
  String id() {
    return HostAndPort.fromParts(name.value(), port).toString();
  }

  EndpointRow row(long seq, String by, long at) {
    return new EndpointRow(
        id(),
        seq,
        name.toString(),
        port,
        mode.wire(),
        schedule.cron().toString(),
        schedule.zone().getId(),
        profile.orElse(null),
        testsRevoked ? 1 : 0,
        server.map(FtpServerKind::id).orElse(null),
        LABEL_END + String.join(LABEL_END, labels) + LABEL_END,
        by,
        at);
  }

  static Endpoint of(EndpointRow row) {
    return new Endpoint(
        Name.parse(row.name()),
        row.port(),
        EndpointMode.parse(row.mode()),
        Schedule.of(row.schedule(), row.zone()),
        Optional.ofNullable(row.profile()),
        row.testsRevoked() == 1,
        Optional.ofNullable(row.server()).flatMap(FtpServerKind::find),
        row.labels().lines().filter(l -> !l.isEmpty()).toList());
  }

  /**
   * The pattern of SQL's LIKE that finds a label in a row; empty for every one.
   *
   * @throws Fault BAD_INPUT if it is no label
   */
  static String pattern(String label) {
    if (label.isEmpty()) {
      return "";
    }
    requireLabel(label);
    return "%" + LABEL_END + label + LABEL_END + "%";
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
