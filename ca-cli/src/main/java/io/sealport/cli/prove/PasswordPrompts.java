package io.sealport.cli.prove;

import io.sealport.api.Step;
import io.sealport.policy.Demand;
import java.util.Optional;

/**
 * Asks for the passwords that owed checks want and that no file has given.
 *
 * @param asking absent where nobody is to be asked
 * @param ftpUser the login at the FTP server, where the certificate does not name it
 * @param ldapUser the name in the directory
 */
record PasswordPrompts(
    Optional<Asking> asking, Optional<String> ftpUser, Optional<String> ldapUser) {

  private static final String PASSWORD = "password";
  private static final String USER = "user";

  /** Nobody is asked. */
  static final PasswordPrompts NONE =
      new PasswordPrompts(Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether somebody would be asked. */
  boolean hasSomethingFor(Claim claim) {
    return asking.isPresent()
        && (claim.isOpenTo("ftp-login") || (ldapUser.isPresent() && claim.isOpenTo("ldap")));
  }

  /** What was typed, added to what was given. */
  Answers ask(Claim claim, Answers given) {
    return asking.isEmpty()
        ? given
        : askLdap(claim, askFtp(claim, given, asking.get()), asking.get());
  }

  private Answers askFtp(Claim claim, Answers given, Asking at) {
    Optional<Step> step = claim.stepsBy("ftp-login").findFirst();
    if (step.isEmpty() || given.has("ftp-login", PASSWORD)) {
      return given;
    }
    Answers all = given;
    Optional<String> user = Optional.ofNullable(step.get().data().get(USER)).or(() -> ftpUser);
    if (step.get().subject().equals(Demand.REQUESTER)) {
      String login = ftpUser.orElseGet(() -> at.word("Your login at " + server(step.get())));
      all = all.with("ftp-login", USER, login);
      user = Optional.of(login);
    }
    String whose = user.map(u -> "Password of " + u).orElse("Password of " + step.get().subject());
    return all.with("ftp-login", PASSWORD, at.secret(whose + " at " + server(step.get())));
  }

  private Answers askLdap(Claim claim, Answers given, Asking at) {
    if (ldapUser.isEmpty() || !claim.isOpenTo("ldap") || given.has("ldap", PASSWORD)) {
      return given;
    }
    return given
        .with("ldap", USER, ldapUser.get())
        .with("ldap", PASSWORD, at.secret("Password of " + ldapUser.get() + " in the directory"));
  }

  private static String server(Step step) {
    return step.data().getOrDefault("server", "the FTPS server");
  }
}
