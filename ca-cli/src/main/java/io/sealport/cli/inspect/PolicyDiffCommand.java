package io.sealport.cli.inspect;

import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.cli.operate.ProfileChangeTable;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.ProfileChange;
import io.sealport.policy.Rulebook;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport policy diff}. */
@CommandLine.Command(
    name = "diff",
    description = {
      "Say how the profiles of A and B differ, and which issued certificates A accepts and B would"
          + " refuse.",
      "A and B are each a folder of profiles, a CA's home, or \"active\": those in force on the"
          + " server.",
      "Judged are the server's valid certificates, each as it stands: names, key, lifetime, purpose,"
          + " rules and lints; with --certificates those of files, and no server is asked."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:B refuses none of them", "9:B would refuse some"},
    footer = {
      "",
      "Examples:",
      "  sealport policy diff active ./new-policies --home /var/lib/sealport",
      "  sealport policy diff old/ new/ --certificates ./issued --profile ftps-server"
    })
@Prints(PolicyComparison.class)
final class PolicyDiffCommand extends Command {

  private static final String ACTIVE = "active";

  private final Clock clock;

  @Parameters(index = "0", paramLabel = "A", description = "The profiles of today.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "B", description = "The profiles of tomorrow.")
  private String after = "";

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--certificates",
      arity = "1..*",
      paramLabel = "DIR|FILE",
      description = "Judge the certificates of these files instead of a server's.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "Only this profile. Of files it is the profile of all of them; without it each one is"
              + " taken for of every profile by which A accepts it.")
  private @Nullable String profile;

  PolicyDiffCommand() {
    this(Clock.systemUTC());
  }

  PolicyDiffCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected ExitCode run(Printer printer) {
    boolean offline = !files.isEmpty() && !before.equals(ACTIVE) && !after.equals(ACTIVE);
    PolicyComparison comparison = offline ? compare(Optional.empty()) : connected();
    printer.result(comparison, text(comparison));
    printer.say(comparison.summary());
    return comparison.refused().isEmpty() ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }

  private static String text(PolicyComparison comparison) {
    List<String> lines = new ArrayList<>(ProfileChangeTable.of(comparison.changes()).lines());
    if (!comparison.refused().isEmpty()) {
      lines.add("");
      lines.addAll(comparison.table().lines());
    }
    return String.join("\n", lines);
  }

  private PolicyComparison connected() {
    try (Connection connection = server.connect()) {
      return compare(Optional.of(connection));
    }
  }

  private PolicyComparison compare(Optional<Connection> connection) {
    Rulebook earlier = PolicySource.of(before, connection);
    Rulebook later = PolicySource.of(after, connection);
    requireKnown(earlier);
    Optional<String> only = Optional.ofNullable(profile);
    List<IssuedCertificate> issued =
        files.isEmpty()
            ? IssuedCertificate.onServer(connection.orElseThrow(), only)
            : IssuedCertificate.inFiles(files, only, clock.instant());
    List<ProfileChange> changes = ProfileChange.between(earlier.texts(), later.texts());
    try (Progress progress = Progress.show(output.talk(), "judging", issued.size())) {
      return PolicyComparison.of(changes, earlier, later, issued, progress::count);
    }
  }

  /** A slip of the pen would judge nothing and find nothing wrong. */
  private void requireKnown(Rulebook earlier) {
    if (profile != null && earlier.profile(profile).isEmpty()) {
      throw Fault.of(Kind.NOT_FOUND, "A has no profile \"" + profile + "\"");
    }
  }
}
