package io.sealport.server.identity.ftp;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.Login;
import io.sealport.net.NetFailure;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Check {@code ftp-upload}: in the home of the login lies a file with this request's key
 * authorization, which the CA reads with an account of its own over verified TLS. No password of
 * the user passes through the CA. It is defeated by whoever can write into that home (a shared
 * folder, a group that may write, a link from the file to a place where others write) and by a
 * template that is not where the server has its homes.
 */
@Singleton
public final class FtpUploadCheck implements Check {

  static final String ID = "ftp-upload";

  private static final long MAX_PASSWORD = 1024;

  private final FtpUploadSettings settings;
  private final FtpServers servers;

  public FtpUploadCheck(FtpUploadSettings settings, FtpServers servers) {
    this.settings = settings;
    this.servers = servers;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean isConfigured() {
    return settings.place().isPresent();
  }

  @Override
  public boolean suits(Subject subject) {
    return settings.place().isPresent() && subject.isNamed(Name.Type.LOGIN);
  }

  @Override
  public Step step(Order order, Subject subject) {
    Name login = subject.name().orElseThrow();
    FtpUploadSettings.Place place = settings.place().orElseThrow();
    String file = place.path().inHome();
    String content = authorization(order).text();
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "as `"
                + login.value()
                + "`, upload this text and nothing else to `"
                + place.server()
                + "` as `"
                + file
                + "` in the home folder",
            "`" + content + "`",
            "then run `sealport request resume " + order.id() + " --out DIR`"),
        Map.of(
            "server",
            place.server().toString(),
            "user",
            login.value(),
            "file",
            file,
            "content",
            content));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    if (!suits(subject)) {
      return new Finding.NotProven("ftp-upload is not configured for " + subject);
    }
    Name login = subject.name().orElseThrow();
    FtpUploadSettings.Place place = settings.place().orElseThrow();
    Optional<String> path = place.path().of(login);
    if (path.isEmpty()) {
      return new Finding.NotProven(
          login
              + " cannot be the name of a folder without danger; wanted letters, digits and _@+=.-");
    }
    Optional<String> objection = objection(place, path.get(), authorization(order), looking);
    return objection.isEmpty()
        ? new Finding.Proven(
            Set.of(login), path.get() + " at " + place.server() + " has the key authorization")
        : new Finding.NotProven(objection.get());
  }

  private Optional<String> objection(
      FtpUploadSettings.Place place, String path, KeyAuthorization wanted, Looking looking) {
    char[] password;
    try {
      password = SafeFile.readSecret(place.passwordFile(), MAX_PASSWORD).strip().toCharArray();
    } catch (Fault e) {
      looking.transcript().note(e.message());
      return Optional.of("this CA cannot use its own account at " + place.server());
    }
    try (FtpsSession session = servers.openForFiles(place.server(), looking)) {
      Login login = session.login(place.account(), password);
      if (!login.isAccepted()) {
        return Optional.of("this CA's own account: " + place.server() + " " + LoginWords.of(login));
      }
      byte[] found = session.retrieve(path, ProofFile.MAX_BYTES);
      return ProofFile.objection(found, wanted).map(o -> path + " " + o);
    } catch (NetFailure e) {
      return Optional.of(path + " at " + place.server() + ": " + e.sentence());
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static KeyAuthorization authorization(Order order) {
    return KeyAuthorization.of(order.nonce(), order.csr().publicKey());
  }
}
