package io.sealport.cli.check;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.cli.inspect.Fetcher;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.check.CheckOrder;
import io.sealport.ftps.check.CheckTargets;
import io.sealport.ftps.check.EndpointCheck;
import io.sealport.ftps.check.EndpointReport;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.pki.Durations;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport check}: what is wrong with live FTPS endpoints. */
@CommandLine.Command(
    name = "check",
    description = {
      "Look at live FTPS endpoints as their clients do, and say what is wrong: the certificate and"
          + " its chain, versions and ciphers of TLS, revocation, what the server answers in FTP,"
          + " and with a login its data connections.",
      "Certificate faults, cipher faults, session-reuse faults and FTP faults are told apart."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no errors; warnings count with --strict",
      "10:cannot be reached",
      "11:wrong certificate or chain",
      "12:wrong versions or ciphers of TLS",
      "13:TLS sessions of data connections",
      "14:wrong answers in FTP",
      "15:revoked, or no valid status",
      "..:of several, the lowest"
    },
    footer = {
      "",
      "Example:",
      "  sealport check ftps://ftp.example.com --trust root.pem",
      "  sealport check ftp1.example.com ftp2.example.com:2121 --trust root.pem --login probe"
          + " --password-file probe.password"
    })
@Prints(value = CheckReport.class, list = true)
public final class CheckCommand extends Command {

  /** So many endpoints at a time; each has one connection at a time, or two. */
  private static final int AT_ONCE = 8;

  /** One answer over http takes so much of an endpoint's time at most: there are some. */
  private static final int WEB_SHARE = 6;

  private final Clock clock;
  private final HostLookup lookup;
  private final Dialer dialer;

  @Parameters(
      paramLabel = "ENDPOINT",
      arity = "1..*",
      description = "HOST[:PORT], ftps://HOST[:PORT] or ftpes://HOST[:PORT].")
  private List<String> endpoints = new ArrayList<>();

  @Mixin private ModeOptions mode = new ModeOptions();

  @Mixin private final SubjectOptions subject = new SubjectOptions();

  @Option(
      names = "--connect",
      paramLabel = "ADDRESS[:PORT]",
      description = "Dial this address instead of resolving the name; for one endpoint.")
  private @Nullable String connect;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      description = "For each endpoint (default: ${DEFAULT-VALUE}).")
  private String timeout = "30s";

  @Option(names = "--strict", description = "End with a fault's code for warnings too.")
  private boolean strict;

  @Option(names = "--transcript", description = "Show what was done and said, without secrets.")
  private boolean transcript;

  /** The command at the present time, on this machine's network. */
  public CheckCommand() {
    this(Clock.systemUTC(), HostLookup.ofThisMachine(), Dialer.direct());
  }

  CheckCommand(Clock clock, HostLookup lookup, Dialer dialer) {
    this.clock = clock;
    this.lookup = lookup;
    this.dialer = dialer;
  }

  @Override
  protected ExitCode run(Printer printer) {
    List<EndpointText> all = endpoints.stream().map(EndpointText::parse).toList();
    if (connect != null && all.size() > 1) {
      throw Fault.of(Kind.BAD_INPUT, "--connect is for one endpoint, and there are " + all.size());
    }
    Duration time = Durations.parse(timeout);
    SubjectOptions options = subject;
    UnaryOperator<CheckOrder> given = options.read();
    EndpointCheck check = new EndpointCheck(dialer, new Fetcher(time.dividedBy(WEB_SHARE)));
    List<EndpointReport> reports;
    try (options;
        Progress progress = Progress.show(output.talk(), "looking at endpoints", all.size())) {
      reports = new Rounds(AT_ONCE, progress).each(all, e -> report(e, check, given, time));
    }
    print(printer, all, reports);
    return Endings.of(reports, strict);
  }

  private EndpointReport report(
      EndpointText endpoint, EndpointCheck check, UnaryOperator<CheckOrder> given, Duration time) {
    try {
      CheckOrder order = CheckOrder.of(targets(endpoint), clock.instant(), time);
      return check.check(given.apply(order));
    } catch (NetFailure e) {
      return EndpointReport.withoutAddress(endpoint.written(), clock.instant(), e);
    }
  }

  private List<FtpsTarget> targets(EndpointText endpoint) throws NetFailure {
    List<InetAddress> addresses;
    Optional<Integer> port = endpoint.port();
    if (connect == null) {
      addresses = lookup.addresses(endpoint.host());
    } else {
      HostAndPort to = address(connect);
      addresses = List.of(InetAddresses.forString(to.getHost()));
      port = to.hasPort() ? Optional.of(to.getPort()) : port;
    }
    return CheckTargets.of(endpoint.host(), addresses, port, mode.mode(endpoint.mode()));
  }

  private static HostAndPort address(String text) {
    try {
      HostAndPort address = HostAndPort.fromString(text);
      if (InetAddresses.isInetAddress(address.getHost())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below, as of a name.
    }
    throw Fault.of(Kind.BAD_INPUT, "\"" + text + "\" is no address; wanted ADDRESS[:PORT]");
  }

  private void print(Printer printer, List<EndpointText> all, List<EndpointReport> reports) {
    List<CheckReport> results = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      results.add(CheckReport.of(reports.get(i), all.get(i).written(), transcript));
    }
    printer.result(
        results,
        results.stream()
            .map(r -> String.join("\n", r.lines()))
            .collect(Collectors.joining("\n\n")));
  }
}
