package io.sealport.cli.root;

import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.pki.CertificateFacts;
import io.sealport.root.OfflineRoot;
import io.sealport.root.RootEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** {@code sealport root show}. */
@CommandLine.Command(
    name = "show",
    description = {
      "Show an offline root and everything that it has signed.",
      "The record's chain is checked; no passphrase is needed."
    },
    footer = {"", "Example:", "  sealport root show --root /mnt/root"})
@Prints(RootShowCommand.Shown.class)
public final class RootShowCommand extends Command {

  @Mixin private RootOptions options = new RootOptions();

  /** What {@code --json} prints. */
  record Shown(
      String subject, String sha256, Instant notBefore, Instant notAfter, List<Signed> signed) {}

  /** One thing that the root has signed. */
  record Signed(
      long seq,
      Instant at,
      String act,
      String subject,
      @Nullable Long crlNumber,
      @Nullable String request) {

    static Signed of(RootEntry e) {
      return new Signed(e.seq(), e.at(), e.act(), e.subject(), e.crlNumber(), e.request());
    }
  }

  @Override
  protected ExitCode run(Printer printer) {
    OfflineRoot root = options.root();
    CertificateFacts facts = CertificateFacts.of(root.certificate());
    List<Signed> signed = root.record().stream().map(Signed::of).toList();
    Table table = Table.of("SEQ", "AT", "ACT", "SUBJECT", "CRL", "REQUEST");
    signed.forEach(
        s ->
            table.row(
                s.seq(), Text.time(s.at()), s.act(), s.subject(), s.crlNumber(), s.request()));
    printer.say(facts.subject() + ", SHA-256 " + facts.sha256());
    printer.result(
        new Shown(facts.subject(), facts.sha256(), facts.notBefore(), facts.notAfter(), signed),
        table);
    return ExitCode.DONE;
  }
}
