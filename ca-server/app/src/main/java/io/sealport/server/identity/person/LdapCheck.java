package io.sealport.server.identity.person;

import com.unboundid.ldap.sdk.SearchResultEntry;
import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.server.identity.AccountName;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Check {@code ldap}: the requester knows the password of a user of the operator's directory. It
 * proves the names that the user's entry has; so no user may be able to change those attributes.
 *
 * <p>Answers {@code user} and {@code password}. The password goes to the directory and nowhere
 * else.
 */
@Singleton
final class LdapCheck implements Check {

  static final String ID = "ldap";

  private static final int MAX_USER = 256;
  private static final int MAX_PASSWORD = 1024;

  /** Of an unknown user, a wrong password and of both nobody learns which it was. */
  private static final String REFUSED =
      "the directory knows no such user who has this password and may have such a certificate";

  private final LdapSettings settings;
  private final Directory directory;

  LdapCheck(LdapSettings settings) {
    this.settings = settings;
    this.directory = new Directory(settings);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean isConfigured() {
    return !settings.servers().addresses().isEmpty();
  }

  @Override
  public boolean suits(Subject subject) {
    return subject.isOfPerson();
  }

  @Override
  public Step step(Order order, Subject subject) {
    return new Step(
        subject.toString(),
        ID,
        List.of(
            "save the password of your account in the directory in a file that only you can read",
            "run `sealport request resume "
                + order.id()
                + " --ldap-user USER --ldap-password-file FILE`"),
        Map.of());
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return given.find(ID, "user").isPresent() && given.find(ID, "password").isPresent();
  }

  /** The account, in one spelling of those that a directory takes for the same. */
  @Override
  public String guarded(Subject subject, Answers given) {
    return "user:" + AccountName.folded(given.find(ID, "user").orElse(""));
  }

  @Override
  public boolean takesPassword() {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    String user = given.find(ID, "user").orElse("");
    String password = given.find(ID, "password").orElse("");
    // RFC 4513 5.1.2: without a password a bind succeeds for everybody and proves nothing.
    if (user.isEmpty() || password.isEmpty()) {
      return new Finding.NotProven("no user or no password; wanted both");
    }
    if (user.length() > MAX_USER || password.length() > MAX_PASSWORD) {
      return new Finding.NotProven(
          "wanted at most "
              + MAX_USER
              + " characters of a user and "
              + MAX_PASSWORD
              + " of a password");
    }
    try {
      return directory
          .login(user, password, looking)
          .map(entry -> found(entry, subject, looking.transcript()))
          .orElseGet(() -> refused(looking.transcript()));
    } catch (NetFailure e) {
      return new Finding.NotProven(e.sentence());
    }
  }

  private static Finding refused(Transcript transcript) {
    transcript.received("refused");
    return new Finding.NotProven(REFUSED);
  }

  private Finding found(SearchResultEntry entry, Subject subject, Transcript transcript) {
    transcript.received("logged in");
    Set<Name> names = names(entry, transcript);
    String who = "\"" + Name.printable(entry.getDN()) + "\" of the directory";
    if (subject.name().isPresent() && !names.contains(subject.name().get())) {
      return new Finding.NotProven(who + " does not have the name " + subject);
    }
    return new Finding.Proven(names, who);
  }

  private Set<Name> names(SearchResultEntry entry, Transcript transcript) {
    Set<Name> names = new HashSet<>();
    settings
        .attributes()
        .forEach(
            (type, attribute) -> {
              String[] values = entry.getAttributeValues(attribute);
              for (String value : values == null ? new String[0] : values) {
                name(type, value, transcript).ifPresent(names::add);
              }
            });
    return names;
  }

  private static Optional<Name> name(Name.Type type, String value, Transcript transcript) {
    try {
      return Optional.of(new Name(type, value));
    } catch (Fault e) {
      transcript.note(e.message());
      return Optional.empty();
    }
  }
}
