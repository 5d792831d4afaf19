package io.sealport.cli.inspect;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import io.sealport.pki.Durations;
import io.sealport.pki.Issuer;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Application;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport policy test}: what the server would say of a CSR with that evidence. */
@CommandLine.Command(
    name = "test",
    description = {
      "Judge a CSR offline and print every broken rule with the value found and the value wanted,"
          + " or what is still to be proven.",
      "Nothing is issued and nothing is sent."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:accepted", "3:refused by policy"},
    footer = {
      "",
      "Example:",
      "  sealport policy test --profile ftps-server --csr request.pem --name ftp.example.com",
      "  sealport policy test --profile ftps-server --csr request.pem"
          + " --evidence dns-01=dns:ftp.example.com"
    })
@Prints(PolicyTrial.class)
final class PolicyTestCommand extends Command {

  private final Clock clock;

  @Option(names = "--profile", required = true, paramLabel = "NAME", description = "The profile.")
  private String profile = "";

  @Option(
      names = "--csr",
      required = true,
      paramLabel = "FILE",
      description = "The request: PKCS#10 in PEM or DER.")
  private Path csr = Path.of("");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "A name beside those in the CSR, such as dns:ftp.example.com; may be repeated.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--validity",
      paramLabel = "TIME",
      description = "How long it shall be valid, such as 30d; without it the profile's own.")
  private @Nullable String validity;

  @Option(
      names = "--evidence",
      paramLabel = "CHECK[=NAME]",
      description = {
        "Take that check for passed: for every name and whoever asks, or for the NAME alone, or with"
            + " CHECK=requester for whoever asks. May be repeated; each approval is another"
            + " officer's.",
        "Without it nothing is proven."
      })
  private List<String> evidence = new ArrayList<>();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  PolicyTestCommand() {
    this(Clock.systemUTC());
  }

  PolicyTestCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected ExitCode run(Printer printer) {
    Rulebook rulebook = policies.rulebook();
    Profile wanted = rulebook.require(profile);
    String id = wanted.issuers().get(0);
    Issuer issuer = OfflineIssuer.of(id, policies.home(), clock.instant());
    PolicyTrial trial = PolicyTrial.of(profile, id, rulebook.judge(application(wanted), issuer));
    trial.print(printer);
    return trial.exitCode();
  }

  private Application application(Profile wanted) {
    return new Application(
        profile,
        // In base64 a CSR is a third longer; Csr itself knows the limit.
        Csr.parse(SafeFile.read(csr, 2L * Csr.MAX_BYTES)),
        names,
        Optional.ofNullable(validity).map(Durations::parse),
        GivenEvidence.of(evidence, wanted),
        SerialNumber.random(new SecureRandom()),
        clock.instant());
  }
}
