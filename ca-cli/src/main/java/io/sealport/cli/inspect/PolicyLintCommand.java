package io.sealport.cli.inspect;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.inspect.PolicyLint.Finding;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.ShippedProfiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sealport policy lint}. */
@CommandLine.Command(
    name = "lint",
    description = "Read every profile of a folder and say of each \"ok\" or what is wrong where.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every profile is ok", "2:at least one is wrong"},
    footer = {"", "Example:", "  sealport policy lint policies/"})
@Prints(value = Finding.class, list = true)
final class PolicyLintCommand extends Command {

  @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder, as with --policies.")
  private @Nullable Path folder;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Override
  protected ExitCode run(Printer printer) {
    List<Finding> findings =
        folder().map(PolicyLint::folder).orElseGet(() -> PolicyLint.files(ShippedProfiles.files()));
    printer.result(
        findings, findings.stream().map(Finding::line).collect(Collectors.joining("\n")));
    return findings.stream().allMatch(f -> f.problem() == null)
        ? ExitCode.DONE
        : ExitCode.BAD_INPUT;
  }

  private Optional<Path> folder() {
    Optional<Path> named = policies.folder();
    if (folder != null && named.isPresent()) {
      throw Fault.of(Kind.BAD_INPUT, "name one folder: DIR, --policies or --home");
    }
    return folder == null ? named : Optional.of(folder);
  }
}
