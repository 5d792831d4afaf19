package io.sealport.cli.user;

import io.sealport.api.AuthorityInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport user invite}. */
@CommandLine.Command(
    name = "invite",
    description = {
      "Invite FTP users: one token each, and a text with the very command that the user runs.",
      "Who was invited before is not invited twice, also where this command was cut off."
    },
    footer = {
      "",
      "Examples:",
      "  sealport user invite alice bob --out ./invitations --home ./ca \\",
      "      --invite-to https://ca.example.com:8443",
      "  sealport user invite --csv users.csv --ttl 7d --out ./invitations --context office",
      "",
      "The CSV file begins with a line of its columns: login, and if need be mail and validity."
    })
@Prints(value = Invited.class, list = true)
public final class UserInviteCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(arity = "0..*", paramLabel = "LOGIN", description = "FTP logins, exactly.")
  private List<String> logins = new ArrayList<>();

  @Option(names = "--csv", paramLabel = "FILE", description = "A file of logins.")
  private @Nullable Path csv;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write NAME.invitation.txt and NAME.token there, for your eyes alone (0600).")
  private @Nullable Path out;

  @Option(
      names = "--invite-to",
      paramLabel = "URL",
      description = "The https address by which users reach the CA; needed with --home.")
  private @Nullable URI inviteTo;

  @Option(names = "--ttl", paramLabel = "D", description = "How long tokens are good, such as 7d.")
  private @Nullable String ttl;

  @Option(
      names = "--again",
      description = "Also who was invited before; the open token of before is revoked.")
  private boolean again;

  @Option(names = "--profile", paramLabel = "NAME", description = "Another than ftps-user.")
  private String profile = "ftps-user";

  @Override
  protected ExitCode run(Printer printer) {
    List<Invitee> invitees = Invitees.read(logins, Optional.ofNullable(csv));
    Optional<InvitationFolder> folder = Optional.ofNullable(out).map(InvitationFolder::new);
    if (ttl != null) {
      Durations.parse(ttl);
    }
    URI address = address();
    try (Connection connection = server.connect()) {
      folder.ifPresent(InvitationFolder::prepare);
      String root = connection.api().get("/authorities/root", AuthorityInfo.class).sha256();
      Inviting.Terms terms = new Inviting.Terms(profile, ttl, again, address, root);
      List<Invited> all = invite(new Inviting(connection, terms, folder), invitees);
      all.stream()
          .filter(i -> i.status().equals("before"))
          .forEach(i -> printer.say(i.login() + " was invited before; --again invites anew"));
      if (folder.isEmpty() && !printer.json()) {
        all.forEach(i -> tell(i, printer));
      }
      printer.result(all, table(all));
    }
    return ExitCode.DONE;
  }

  private List<Invited> invite(Inviting inviting, List<Invitee> invitees) {
    List<Invited> all = new ArrayList<>();
    try (Progress progress = Progress.show(output.talk(), "inviting", invitees.size())) {
      for (Invitee invitee : invitees) {
        all.add(inviting.invite(invitee));
        progress.count(all.size());
      }
    }
    return all;
  }

  /** Where the invited go: not to the address of a server that was started for the moment. */
  private URI address() {
    URI given = inviteTo != null ? inviteTo : server.given().server();
    if (given == null) {
      throw Fault.of(Kind.BAD_INPUT, "--invite-to URL is missing")
          .withHint("the https address by which users reach the CA: https://ca.example.com:8443");
    }
    if (!"https".equals(given.getScheme()) || given.getHost() == null) {
      throw Fault.of(Kind.BAD_INPUT, "\"" + given + "\" is not the https address of a server");
    }
    return given;
  }

  private static void tell(Invited invited, Printer printer) {
    if (invited.token() != null) {
      printer.say(invited.login() + ": save as " + invited.login() + ".token, shown this once:");
      printer.say("  " + invited.token());
      printer.say("then: " + invited.command());
    }
  }

  private static Table table(List<Invited> all) {
    Table table = Table.of("LOGIN", "MAIL", "STATUS", "TOKEN", "GOOD UNTIL", "FILE");
    all.forEach(
        i -> table.row(i.login(), i.mail(), i.status(), i.id(), Text.time(i.expires()), i.file()));
    return table;
  }
}
