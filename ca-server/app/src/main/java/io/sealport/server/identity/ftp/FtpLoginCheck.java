package io.sealport.server.identity.ftp;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.Login;
import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import io.sealport.server.identity.AccountName;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Check {@code ftp-login}: the login's own password is taken by an FTPS server of the operator's
 * own, which was verified before. It is defeated by whoever knows or guesses the password. A server
 * that wants a client certificate of everybody cannot be asked: the CA has none to show.
 *
 * <p>The password is sent once and wiped; it is in no record, log or message.
 */
@Singleton
public final class FtpLoginCheck implements Check {

  static final String ID = "ftp-login";
  private static final String PASSWORD = "password";
  private static final String USER = "user";

  /** Servers let everybody in by these names, with any password. */
  private static final Set<String> ANYBODY = Set.of("anonymous", "ftp");

  private final FtpLoginSettings settings;
  private final FtpServers servers;

  public FtpLoginCheck(FtpLoginSettings settings, FtpServers servers) {
    this.settings = settings;
    this.servers = servers;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean isConfigured() {
    return !settings.servers().isEmpty();
  }

  @Override
  public boolean suits(Subject subject) {
    return subject.name().isEmpty()
        ? !settings.servers().isEmpty()
        : subject
            .name()
            .filter(n -> n.type() == Name.Type.LOGIN)
            .flatMap(settings::serverOf)
            .isPresent();
  }

  @Override
  public Step step(Order order, Subject subject) {
    Optional<FtpsServer> server = subject.name().flatMap(settings::serverOf);
    String whose = subject.name().map(n -> "`" + n.value() + "`").orElse("your own login");
    String where = server.map(s -> "`" + s + "`").orElse("the FTPS server");
    Map<String, String> data = new HashMap<>();
    subject.name().ifPresent(n -> data.put(USER, n.value()));
    server.ifPresent(s -> data.put("server", s.toString()));
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "save the password of " + whose + " at " + where + " in a file that only you can read",
            "run `sealport request resume "
                + order.id()
                + " --out DIR"
                + (subject.name().isEmpty() ? " --ftp-user USER" : "")
                + " --ftp-password-file FILE`; this CA logs in there once, and keeps nothing of it"),
        data);
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return given.find(ID, PASSWORD).isPresent();
  }

  /**
   * The account, however it is spelled: some servers do not tell {@code alice} from {@code Alice}.
   */
  @Override
  public String guarded(Subject subject, Answers given) {
    String login =
        subject.name().map(Name::value).or(() -> given.find(ID, USER)).orElse(subject.toString());
    String server =
        login(subject, given).flatMap(settings::serverOf).map(FtpsServer::toString).orElse("");
    return ID + ":" + server + ":" + Name.printable(AccountName.folded(login));
  }

  @Override
  public boolean takesPassword() {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    Optional<Name> login = login(subject, given);
    if (login.isEmpty()) {
      return new Finding.NotProven("no login that a server could know; wanted the answer \"user\"");
    }
    if (ANYBODY.contains(login.get().value().toLowerCase(Locale.ROOT))) {
      return new Finding.NotProven(login.get() + " is nobody: anybody logs in by that name");
    }
    Optional<FtpsServer> server = settings.serverOf(login.get());
    if (server.isEmpty()) {
      return new Finding.NotProven("no FTPS server is configured that knows " + login.get());
    }
    char[] password = given.find(ID, PASSWORD).orElse("").toCharArray();
    try {
      return objection(password)
          .<Finding>map(Finding.NotProven::new)
          .orElseGet(() -> ask(server.get(), login.get(), password, subject, looking));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** Said before anything is dialled: a line end would begin a command of the requester's own. */
  private static Optional<String> objection(char[] password) {
    if (password.length == 0) {
      return Optional.of("no password was given");
    }
    for (char c : password) {
      if (Character.isISOControl(c)) {
        return Optional.of("the password has a control character in it, which FTP cannot carry");
      }
    }
    return Optional.empty();
  }

  private Finding ask(
      FtpsServer server, Name login, char[] password, Subject subject, Looking looking) {
    try (FtpsSession session = servers.open(server, looking)) {
      Login answer = session.login(login.value(), password);
      return answer.isAccepted()
          ? new Finding.Proven(
              subject.name().map(Set::of).orElse(Set.of()),
              server + " took the password of " + login)
          : new Finding.NotProven(server + " " + LoginWords.of(answer));
    } catch (NetFailure e) {
      return new Finding.NotProven(server + ": " + e.sentence());
    } catch (Fault e) {
      return new Finding.NotProven(e.message());
    }
  }

  /** The name that is to be proven, or the one that the requester says it has. */
  private static Optional<Name> login(Subject subject, Answers given) {
    return subject
        .name()
        .or(() -> given.find(ID, USER).flatMap(FtpLoginCheck::parsed))
        .filter(n -> n.type() == Name.Type.LOGIN);
  }

  private static Optional<Name> parsed(String user) {
    try {
      return Optional.of(Name.login(user));
    } catch (Fault e) {
      return Optional.empty();
    }
  }
}
