package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.prove.Owed;
import io.sealport.cli.prove.WordsOptions;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.Csr;
import io.sealport.pki.FreshKey;
import io.sealport.pki.InterimCertificate;
import io.sealport.pki.KeyPen;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport request challenge}. */
@CommandLine.Command(
    name = "challenge",
    description = {
      "Make the certificate that an FTPS server is to serve so that a pending request is proven.",
      "It is written with its key into DIR/challenge; then serve it, and resume the request."
    },
    footer = {
      "",
      "Example:",
      "  sealport request challenge --name ftp.example.com --out ./ftp \\",
      "      --server https://ca.example.com:8443 --trust root.pem"
    })
@Prints(Challenge.class)
public final class RequestChallengeCommand extends Command {

  private final SecureRandom random = new SecureRandom();

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private WordsOptions words = new WordsOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "The request's id; else the one that the folder remembers.")
  private @Nullable String id;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name to prove; needed where the request has several.")
  private @Nullable String name;

  @Option(
      names = "--check",
      paramLabel = "CHECK",
      description = {
        "endpoint-challenge: with a key of its own (where the request offers it, the default);",
        "endpoint-key: with the request's own key, self-signed."
      })
  private @Nullable String check;

  @Option(names = "--out", paramLabel = "DIR", description = "Required. The request's folder.")
  private @Nullable Path out;

  @Override
  protected ExitCode run(Printer printer) {
    Path folder = folder();
    Owed owed = words.owed(folder, server.again());
    OpenRequest open = new OpenRequest(folder);
    RequestState state = open.state(id);
    try (Connection connection = server.connect()) {
      RequestInfo request =
          connection.api().get("/requests/" + Query.segment(sent(state)), RequestInfo.class);
      ChallengeStep step = ChallengeStep.of(request, name, check);
      ChallengeFiles files = new ChallengeFiles(folder);
      make(step, request, open, state, files);
      Challenge made = Challenge.of(request.id(), step, files.folder());
      printer.result(made, made.table());
      owed.after(step.step()).forEach(printer::say);
    }
    return ExitCode.DONE;
  }

  private Path folder() {
    if (out == null) {
      throw Fault.of(Kind.BAD_INPUT, "--out DIR is missing").withHint("the request's folder");
    }
    return out;
  }

  private static String sent(RequestState state) {
    if (state.id() == null) {
      throw Fault.of(Kind.CONFLICT, "the server has not answered this request yet")
          .withHint("sealport request resume sends it again");
    }
    return state.id();
  }

  private void make(
      ChallengeStep step,
      RequestInfo request,
      OpenRequest open,
      RequestState state,
      ChallengeFiles files) {
    if (step.check().equals(ChallengeStep.KEY)) {
      KeyPair pair = requireKey(open.key(state));
      files.write(
          Keys.pem(pair.getPrivate()),
          InterimCertificate.make(
              new KeyPen(pair.getPrivate(), pair.getPublic()),
              hosts(request, step.name()),
              Instant.now(),
              random));
    } else {
      Csr csr = Csr.parse(state.csr().getBytes(StandardCharsets.US_ASCII));
      FreshKey key = FreshKey.generate(KeyType.EC_P256, random);
      files.write(
          key.privateKeyPem(),
          AcmeIdentifierCertificate.make(
              key.pen(), step.name(), step.authorization(csr), Instant.now(), random));
    }
  }

  private static KeyPair requireKey(Optional<KeyPair> key) {
    return key.orElseThrow(
        () ->
            Fault.of(
                    Kind.NOT_FOUND,
                    "the request's key was not made here; its certificate cannot be")
                .withHint("serve any certificate of that key, or use --check endpoint-challenge"));
  }

  /** The name first, then those that the same server may be called by. */
  private static List<Name> hosts(RequestInfo request, Name first) {
    List<Name> all = request.names().stream().map(Name::parse).toList();
    return Stream.concat(Stream.of(first), all.stream())
        .filter(n -> n.type() == Name.Type.DNS || n.type() == Name.Type.IP)
        .distinct()
        .toList();
  }
}
