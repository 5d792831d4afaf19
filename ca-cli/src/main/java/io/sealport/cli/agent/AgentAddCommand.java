package io.sealport.cli.agent;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport agent add}. */
@CommandLine.Command(
    name = "add",
    description = {
      "Have the agent look after the certificate of a folder that request --out made, a server's",
      "or an FTP user's. The first one makes the configuration."
    },
    footer = {
      "",
      "Examples:",
      "  sealport agent add /etc/ftps --server https://ca.example.com:8443 --install vsftpd",
      "  sealport agent add ./ftp --server https://ca.example.com:8443 --install proftpd \\",
      "      --with probe=192.0.2.10:21 --with clients=required",
      "  sealport agent add ./alice --server https://ca.example.com:8443 \\",
      "      --on-success /usr/local/bin/renewed --on-success alice",
    })
@Prints(AgentView.class)
public final class AgentAddCommand extends Command {

  private static final int MAX_BYTES = 1 << 20;

  @Mixin private AgentOptions agent = new AgentOptions();
  @Mixin private EntryOptions entry = new EntryOptions();

  @Parameters(paramLabel = "FOLDER", description = "With cert.pem, key.pem and root.pem.")
  private Path folder = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Its name here; default the certificate's first name.")
  private @Nullable String id;

  @Override
  protected ExitCode run(Printer printer) {
    Path whole = folder.toAbsolutePath().normalize();
    RootsOwn.require(whole);
    CertificateFacts facts = takenOver(new Folder(whole));
    String name = ConfigReader.requireId("--id", id == null ? usualId(facts) : id);
    List<String> lines = entry.lines(name, whole);
    AgentConfig after = agent.file().add(name, whole, lines, agent.usualState());
    Watched watched = after.require(name);
    SafeFile.read(watched.trust(), MAX_BYTES);
    AgentView view = AgentView.of(watched);
    printer.result(view, AgentView.table(List.of(view)));
    printer.hint("sealport agent units DIR writes what has systemd run it");
    return ExitCode.DONE;
  }

  /** Key and certificate must be there and belong together. */
  private static CertificateFacts takenOver(Folder folder) {
    CertificateFacts facts = folder.facts();
    PrivateKeys.pair(
        SafeFile.readText(folder.key(), MAX_BYTES),
        SafeFile.readText(folder.certificate(), MAX_BYTES),
        folder.key().toString());
    return facts;
  }

  private static String usualId(CertificateFacts facts) {
    return facts.names().stream()
        .findFirst()
        .map(n -> n.value().replaceAll("[^A-Za-z0-9._@+-]", "_").replaceFirst("^[^A-Za-z0-9]+", ""))
        .filter(n -> !n.isEmpty())
        .orElseThrow(
            () -> Fault.of(Kind.BAD_INPUT, "the certificate has no name; --id gives it one"));
  }
}
