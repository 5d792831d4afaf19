package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The passphrase of a {@code .p12} file that is to be read. */
final class P12Options {

  private static final long MAX_BYTES = 4096;

  @Option(
      names = "--p12-passphrase-file",
      paramLabel = "FILE",
      description =
          "The passphrase of a .p12; without it NAME.p12.passphrase beside it, or the prompt.")
  private @Nullable Path file;

  /**
   * The passphrase for that file.
   *
   * @throws Fault UNAUTHENTICATED if there is none
   */
  // From Java 22 on, a console that is no terminal answers with null instead of being null.
  @SuppressWarnings("SystemConsoleNull")
  char[] passphrase(Path p12) {
    Path beside = p12.resolveSibling(p12.getFileName() + ".passphrase");
    if (file != null || Files.exists(beside)) {
      Path source = file != null ? file : beside;
      return SafeFile.readText(source, MAX_BYTES).lines().findFirst().orElse("").toCharArray();
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Passphrase of %s: ", p12);
    if (typed == null) {
      throw Fault.of(Kind.UNAUTHENTICATED, p12 + " is encrypted and no passphrase was given")
          .withHint("give it with --p12-passphrase-file FILE");
    }
    return typed;
  }
}
