package io.sealport.cli.root;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.RootPassphrase;
import io.sealport.cli.console.Surroundings;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Terminal;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Keys;
import io.sealport.root.OfflineRoot;
import io.sealport.root.RootAnswer;
import io.sealport.root.RootRequest;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sealport root sign}. */
@CommandLine.Command(
    name = "sign",
    description = {
      "Sign what a request of the server asks for, after showing it. The same request gets the",
      "same answer again; what was revoked once stays on every later CRL."
    },
    footer = {
      "",
      "Example:",
      "  sealport root sign request.json --root /mnt/root --out answer.json"
    })
@Prints(RootSignCommand.Answered.class)
public final class RootSignCommand extends Command {

  private static final long MAX_REQUEST = 1 << 20;

  @Spec private CommandSpec command = CommandSpec.create();
  @Mixin private RootOptions options = new RootOptions();

  @Parameters(paramLabel = "REQUEST", description = "The file that came from the server.")
  private Path request = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "ANSWER",
      description = "Required. The file to carry back; it must not exist.")
  private Path out = Path.of("");

  @Option(
      names = "--root-passphrase-file",
      paramLabel = "FILE",
      description = "The passphrase of the root's key; or set SEALPORT_ROOT_PASSPHRASE.")
  private @Nullable Path passphraseFile;

  @Option(names = "--yes", description = "Sign without asking; for scripts.")
  private boolean yes;

  /**
   * What {@code --json} prints.
   *
   * @param request its id
   * @param kind crl or ca
   */
  record Answered(String request, String kind, String out) {}

  @Override
  protected ExitCode run(Printer printer) {
    RootRequest asked = RootRequest.parse(SafeFile.read(request, MAX_REQUEST));
    if (Files.exists(out)) {
      throw Fault.of(Kind.CONFLICT, out + " exists and is not overwritten");
    }
    OfflineRoot root = options.root();
    root.review(asked).forEach(printer::say);
    if (!yes && !agreed()) {
      throw Fault.of(Kind.CONFLICT, "nothing was signed")
          .withHint("answer yes, or give --yes in a script");
    }
    char[] passphrase =
        RootPassphrase.find(
            Optional.ofNullable(passphraseFile), Surroundings.of(command).environment());
    RootAnswer answer;
    try {
      answer = root.sign(asked, passphrase);
    } finally {
      Keys.wipe(passphrase);
    }
    SafeFile.carry(out, answer.bytes());
    printer.result(
        new Answered(asked.id(), asked.asksForCrl() ? "crl" : "ca", out.toString()),
        Table.of().row("Answer", out));
    printer.hint("carry it back: sealport ca root import " + out.getFileName());
    return ExitCode.DONE;
  }

  private static boolean agreed() {
    Optional<Console> console = Terminal.keyboard();
    if (console.isEmpty()) {
      return false;
    }
    String said = console.get().readLine("Sign this? [yes/no] ");
    return "yes".equals(said) || "y".equals(said);
  }
}
