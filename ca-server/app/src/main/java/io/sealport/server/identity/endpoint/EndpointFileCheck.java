package io.sealport.server.identity.endpoint;

import io.sealport.api.Step;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.Login;
import io.sealport.ftps.ServerTrust;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.ProofFile;
import io.sealport.server.identity.Subject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Check {@code endpoint-file}: whoever logs in anonymously at the name's FTPS endpoint can read a
 * file with this request's key authorization. It proves that the requester can put a file where
 * anonymous users find it, and nothing of the key that is served. It is defeated by anonymous
 * upload, by any account whose folder is the anonymous one or is shown in it, and by whoever stands
 * on the way: the host has no certificate yet that could be verified. So it is off unless switched
 * on. No account of the CA's own is used: its password would be told to whoever answers.
 */
@Singleton
public final class EndpointFileCheck implements Check {

  static final String ID = "endpoint-file";
  private static final String FOLDER = "/.well-known/sealport/";

  private final EndpointFileSettings settings;
  private final Endpoints endpoints;
  private final Dialer dialer;

  public EndpointFileCheck(EndpointFileSettings settings, Endpoints endpoints, Dialer dialer) {
    this.settings = settings;
    this.endpoints = endpoints;
    this.dialer = dialer;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean isConfigured() {
    return settings.enabled();
  }

  @Override
  public boolean suits(Subject subject) {
    return settings.enabled()
        && subject.name().filter(AcmeIdentifierCertificate::suits).isPresent();
  }

  @Override
  public boolean seesTheNetwork() {
    return true;
  }

  @Override
  public Step step(Order order, Subject subject) {
    Name name = subject.name().orElseThrow();
    String path = path(order);
    String content = authorization(order).text();
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "let anonymous users read the file `"
                + path
                + "` over FTPS on "
                + EndpointSteps.place(order, name)
                + ", with this text and nothing else",
            "`" + content + "`",
            "nobody else may be able to put files there: no anonymous upload, no other account with"
                + " that folder",
            "then run `sealport request resume " + order.id() + " --out DIR`"),
        EndpointSteps.data(order, name, Map.of("path", path, "content", content)));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    if (!settings.enabled()) {
      return new Finding.NotProven("this CA has endpoint-file switched off");
    }
    return endpoints.find(
        subject.name().orElseThrow(),
        order.profile().proof().endpoint(),
        looking,
        "gives the file with the key authorization to anybody",
        (target, deadline, transcript) -> objection(order, target, deadline, transcript));
  }

  private Optional<String> objection(
      Order order, FtpsTarget target, Deadline deadline, Transcript transcript) throws NetFailure {
    try (FtpsSession session =
        FtpsSession.openForFiles(dialer, target, new ServerTrust.Anyone(), deadline, transcript)) {
      Login login = session.loginAnonymously();
      if (!login.isIn()) {
        return Optional.of("lets no anonymous user in: " + login.reply());
      }
      byte[] found = session.retrieve(path(order), ProofFile.MAX_BYTES);
      return ProofFile.objection(found, authorization(order)).map(o -> path(order) + " " + o);
    }
  }

  private static String path(Order order) {
    return FOLDER + order.nonce() + ".txt";
  }

  private static KeyAuthorization authorization(Order order) {
    return KeyAuthorization.of(order.nonce(), order.csr().publicKey());
  }
}
