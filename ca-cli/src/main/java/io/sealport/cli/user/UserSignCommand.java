package io.sealport.cli.user;

import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Quoted;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.enrol.Enrolled;
import io.sealport.cli.enrol.UserRequest;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport user sign}. */
@CommandLine.Command(
    name = "sign",
    description = {
      "Sign this CSR for that user, in one step, on an operator's word. Of the CSR its key counts;",
      "what it says of an organisation or a place is left aside, but it may not name another login."
    },
    footer = {
      "",
      "Example:",
      "  sealport user sign alice.csr --login alice --out ./alice --home ./ca"
    })
@Prints(Enrolled.class)
public final class UserSignCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "CSR", description = "A certificate signing request, PEM or DER.")
  private Path csr = Path.of("");

  @Option(names = "--login", required = true, paramLabel = "X", description = "The FTP login.")
  private String login = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the certificate and its chain; made if need be.")
  private Path out = Path.of("");

  @Option(names = "--validity", paramLabel = "D", description = "How long it is wanted for.")
  private @Nullable String validity;

  @Option(names = "--profile", paramLabel = "NAME", description = "Another than ftps-user.")
  private String profile = "ftps-user";

  @Option(
      names = "--force",
      description = "Replace what is in the folder; it is kept in its previous/.")
  private boolean force;

  @Override
  protected ExitCode run(Printer printer) {
    requireNoOther(Csr.parse(SafeFile.read(csr, Csr.MAX_BYTES + 1L)));
    UserRequest.Wanted wanted =
        new UserRequest.Wanted(profile, login, Optional.of(csr), KeyType.EC_P256, validity);
    UserRequest request = new UserRequest(wanted, new Delivery(out, null), force);
    try (Connection connection = server.connect()) {
      UserRequest.Became became = request.ask(connection, server.again());
      printer.result(became.enrolled(), became.enrolled().table());
      if (became.resumption().isEmpty()) {
        return ExitCode.DONE;
      }
      printer.say("pending: not issued yet");
      printer.hint(became.resumption().get());
      return ExitCode.PENDING;
    }
  }

  /** Its common name would become a second login of the certificate: nothing is dropped. */
  private void requireNoOther(Csr parsed) {
    String wanted = Name.login(login).value();
    Stream.concat(parsed.commonName().stream(), logins(parsed))
        .filter(named -> !named.equals(wanted))
        .findFirst()
        .ifPresent(
            other -> {
              throw Fault.of(
                      Kind.REFUSED,
                      csr
                          + " is for \""
                          + Name.printable(other)
                          + "\", not for "
                          + Name.printable(login)
                          + "; wanted that common name, or none")
                  .withHint("openssl req -new -key KEY -subj " + Quoted.word("/CN=" + wanted));
            });
  }

  /** Those of its subjectAltName; what else stands there is the policy's to judge. */
  private static Stream<String> logins(Csr parsed) {
    return parsed.requestedNames().stream()
        .flatMap(UserSignCommand::name)
        .filter(n -> n.type() == Name.Type.LOGIN)
        .map(Name::value);
  }

  private static Stream<Name> name(GeneralName general) {
    try {
      return Stream.of(Names.of(general));
    } catch (Fault e) {
      return Stream.empty();
    }
  }
}
