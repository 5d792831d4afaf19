package io.sealport.cli.enrol;

import io.sealport.api.RequestInfo;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Credential.ClientCertificate;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.cli.prove.Answering;
import io.sealport.cli.prove.Owed;
import io.sealport.cli.prove.ProofOptions;
import io.sealport.cli.prove.WordsOptions;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import io.sealport.pki.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport renew}. */
@CommandLine.Command(
    name = "renew",
    description = {
      "Renew a certificate, proving oneself with the one that still is good.",
      "Key and certificate in the folder are replaced together; the old set goes to previous/."
    },
    footer = {
      "",
      "Example:",
      "  sealport renew --cert ./ftp/fullchain.pem --key ./ftp/key.pem --out ./ftp \\",
      "      --server https://ca.example.com:8443 --trust ./ftp/root.pem"
    })
@Prints(Enrolled.class)
public final class RenewCommand extends Command {

  private static final int MAX_BYTES = 1 << 20;

  @Mixin private ServerOptions server = new ServerOptions();
  @Mixin private OutOptions out = new OutOptions();
  @Mixin private ProofOptions proof = new ProofOptions();
  @Mixin private WordsOptions words = new WordsOptions();
  @Mixin private WaitOptions wait = new WaitOptions();

  @Option(names = "--same-key", description = "Keep the key; without it a new one is made.")
  private boolean sameKey;

  @Option(
      names = "--validity",
      paramLabel = "D",
      description = "How long it is wanted for, such as 30d; else as the profile says.")
  private @Nullable String validity;

  @Override
  protected ExitCode run(Printer printer) {
    ClientCertificate current = server.requireCertificate();
    Answering answering = answering();
    Owed owed = words.owed(out.folder(), server.again());
    String serial = CertificateRef.serial(current.certificate()).toString();
    OpenRequest open = new OpenRequest(out.folder());
    KeyPair pair = pair(current);
    Optional<RequestState> before = underWay(open, serial, pair);
    if (before.isEmpty()) {
      requireOwnFolder(serial);
    }
    try (Connection connection = server.connect()) {
      Enrolment enrolment =
          new Enrolment(connection.api(), open, out.delivery(), true, server.again());
      Settlement settlement =
          new Settlement(
              enrolment, answering, owed, out.folder(), wait.patience(printer, output), printer);
      if (before.isPresent()) {
        Optional<KeyPair> key = open.key(before.get()).or(() -> Optional.of(pair));
        return settlement.resume(enrolment.again(before.get()), key);
      }
      enrolment.requireServer();
      open.discard();
      RequestDraft draft = sameKey ? RequestDraft.nameless(pair) : RequestDraft.successor(pair);
      RequestState state = RequestState.renewing(serial, draft.csr().pem(), validity);
      RequestInfo answer = enrolment.begin(state, sameKey ? Optional.empty() : draft.made());
      return settlement.settle(answer, draft.pair());
    }
  }

  /** The key that is kept is the one that an endpoint serves today. */
  private Answering answering() {
    Answering answering = proof.answering();
    if (sameKey) {
      answering.assumeServed();
    }
    return answering;
  }

  /** A renewal of the same certificate whose answer never came. */
  private Optional<RequestState> underWay(OpenRequest open, String serial, KeyPair pair) {
    if (out.force()) {
      return Optional.empty();
    }
    Optional<RequestState> state = open.state();
    if (state.isEmpty()) {
      open.requireNoKey();
    } else if (!serial.equals(state.get().renews()) && !isDelivered(state.get(), pair)) {
      throw Fault.of(
              Kind.CONFLICT, out.folder() + " holds an open request for " + state.get().words())
          .withHint("--force gives it up, key and all");
    }
    return state;
  }

  /** The end came while the new files were put in place: the current one is what was asked for. */
  private static boolean isDelivered(RequestState state, KeyPair pair) {
    Csr csr = Csr.parse(state.csr().getBytes(StandardCharsets.US_ASCII));
    return state.renews() != null
        && state.delivering()
        && csr.publicKey().equals(Keys.info(pair.getPublic()));
  }

  /** The folder may hold the certificate that is renewed; another one is in the way. */
  private void requireOwnFolder(String serial) {
    Path held = out.folder().resolve("cert.pem");
    if (out.force()) {
      return;
    }
    if (!Files.exists(held)) {
      out.delivery().requireFree(List.of());
    } else if (!CertificateRef.serial(held).toString().equals(serial)) {
      throw Fault.of(Kind.CONFLICT, held + " is another certificate than the one that is renewed")
          .withHint("choose another --out, or --force: what is there is kept in its previous/");
    }
  }

  private static KeyPair pair(ClientCertificate files) {
    return PrivateKeys.pair(
        SafeFile.readText(files.key(), MAX_BYTES),
        SafeFile.readText(files.certificate(), MAX_BYTES),
        files.key().toString());
  }
}
