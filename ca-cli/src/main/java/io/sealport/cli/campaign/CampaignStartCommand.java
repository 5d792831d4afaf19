package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignPreview;
import io.sealport.api.CampaignRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Terminal;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import java.io.Console;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport campaign start}. */
@CommandLine.Command(
    name = "start",
    description = {
      "Find certificates, tell their holders to renew now, revoke each when it is replaced or at",
      "the deadline. Shows what it will do and asks; then shows how far it is. Ctrl-C leaves it",
      "running. Ends with 9 if some could not be revoked, with 4 if it was paused meanwhile."
    },
    footer = {
      "",
      "Examples:",
      "  sealport campaign start --where \"cert.profile == 'ftps-server'\" \\",
      "      --reason keyCompromise --deadline 24h --dry-run --home ./ca",
      "  sealport campaign start --compromised-key stolen.key --reason keyCompromise --home ./ca",
      "  sealport campaign start --reason superseded --yes --no-wait --home ./ca \\",
      "      --where \"cert.issued < timestamp('2026-04-07T00:00:00Z') && 'alice' in cert.logins\""
    })
@Prints(Started.class)
public final class CampaignStartCommand extends Command {

  /** Certificates that are issued between the look and the start. */
  private static final int MORE_PERCENT = 1;

  private static final int MORE = 10;

  /** The server looks at each certificate: some ten thousand a second. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--where",
      paramLabel = "CEL",
      description = {
        "Which certificates: a yes-or-no question in CEL about cert.profile, cert.issuer,",
        "cert.issued, cert.logins, cert.key.sha256, ..."
      })
  private @Nullable String where;

  @Mixin private CompromisedKeys keys = new CompromisedKeys();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "R",
      completionCandidates = Reasons.class,
      description = "Why each is revoked, such as keyCompromise, superseded.")
  private String reason = "";

  @Option(
      names = "--deadline",
      paramLabel = "T",
      description = {
        "When what is not replaced is revoked all the same: 24h, 7d, or a moment such as",
        "2026-04-08T12:00:00Z. Never if left out."
      })
  private @Nullable String deadline;

  @Option(
      names = "--renewals",
      paramLabel = "R",
      defaultValue = "allow",
      completionCandidates = Renewals.class,
      description = {
        "allow: the certificate's own key still proves its renewal, until it is revoked; refuse:",
        "a token or an operator must vouch for each. allow if left out."
      })
  private String renewals = "allow";

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why, in one line; whoever asks for a certificate of a named key sees it.")
  private @Nullable String note;

  @Option(names = "--dry-run", description = "Only show what it would do.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Start without asking; for scripts.")
  private boolean yes;

  @Option(names = "--no-wait", description = "Do not wait for its end.")
  private boolean noWait;

  @Override
  protected ExitCode run(Printer printer) {
    Optional<Instant> until =
        Optional.ofNullable(deadline).map(t -> Deadline.parse(t, Clock.systemUTC()));
    CampaignRequest asked = request(keys.hashes(), until, null);
    try (Connection connection = server.connect()) {
      CampaignPreview found =
          Progress.during(
              output.talk(),
              "looking at the ledger",
              () ->
                  connection
                      .api()
                      .post("/campaigns/preview", asked, CampaignPreview.class, PATIENCE));
      if (dryRun) {
        printer.result(new Started(found, null), PreviewText.of(found, asked));
        return ExitCode.DONE;
      }
      requireAgreed(found, asked, printer);
      CampaignInfo begun = start(connection, found, until);
      printer.say("campaign " + begun.id() + " has begun");
      Watching watching = new Watching(connection, printer, output.talk());
      CampaignInfo now = noWait ? begun : watching.follow(begun);
      printer.result(new Started(found, now), CampaignTable.one(now));
      return noWait ? ExitCode.DONE : Watching.ending(now);
    }
  }

  private CampaignInfo start(
      Connection connection, CampaignPreview found, Optional<Instant> until) {
    long most = found.matching() + found.matching() * MORE_PERCENT / 100 + MORE;
    return Progress.during(
        output.talk(),
        "starting",
        () ->
            connection
                .api()
                .post(
                    "/campaigns",
                    request(keys.hashes(), until, most),
                    CampaignInfo.class,
                    PATIENCE));
  }

  private CampaignRequest request(
      List<String> hashes, Optional<Instant> until, @Nullable Long most) {
    return new CampaignRequest(where, hashes, reason, note, until.orElse(null), renewals, most);
  }

  private void requireAgreed(CampaignPreview found, CampaignRequest asked, Printer printer) {
    PreviewText.of(found, asked).lines().forEach(printer::say);
    if (!yes && !agreed()) {
      throw Fault.of(Kind.CONFLICT, "nothing was started")
          .withHint("answer yes, or give --yes in a script");
    }
  }

  private static boolean agreed() {
    Optional<Console> console = Terminal.keyboard();
    if (console.isEmpty()) {
      return false;
    }
    String said = console.get().readLine("Start this? [yes/no] ");
    return "yes".equals(said) || "y".equals(said);
  }

  /** For the completion script. */
  static final class Reasons implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(RevocationReason.values())
          .filter(r -> r != RevocationReason.CERTIFICATE_HOLD)
          .map(RevocationReason::wire)
          .iterator();
    }
  }

  /** For the completion script. */
  static final class Renewals implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("allow", "refuse").iterator();
    }
  }
}
