package io.sealport.cli.prove;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What proves a request. */
public final class ProofOptions {

  @Option(names = "--ask", description = "Ask at the terminal for the passwords that checks want.")
  private boolean ask;

  @Option(
      names = "--ftp-password-file",
      paramLabel = "FILE",
      description = "For ftp-login: the FTP user's password; nobody else may read the file.")
  private @Nullable Path ftpPasswordFile;

  @Option(
      names = "--ftp-user",
      paramLabel = "LOGIN",
      description = "For ftp-login: your login, where the certificate does not name it.")
  private @Nullable String ftpUser;

  @Option(
      names = "--ldap-user",
      paramLabel = "USER",
      description = "For ldap: your name in the directory.")
  private @Nullable String ldapUser;

  @Option(
      names = "--ldap-password-file",
      paramLabel = "FILE",
      description = "For ldap: your password there.")
  private @Nullable Path ldapPasswordFile;

  @Option(
      names = "--oidc-token-file",
      paramLabel = "FILE",
      description = "For oidc: a token (JWT) of your OpenID provider.")
  private @Nullable Path oidcTokenFile;

  @Option(
      names = "--by-cert",
      paramLabel = "FILE",
      description = "For certificate: the certificate that you have, with its chain, PEM.")
  private @Nullable Path byCert;

  @Option(
      names = "--by-key",
      paramLabel = "FILE",
      description = "Its private key, PEM; it signs here and is not sent.")
  private @Nullable Path byKey;

  @Option(
      names = "--request-key",
      paramLabel = "FILE",
      description = "For endpoint-key: the CSR's private key, where it was made elsewhere.")
  private @Nullable Path requestKey;

  @Option(
      names = "--answer",
      paramLabel = "CHECK.WHAT=@FILE",
      description = "Any other answer that a check wants, out of a file; repeatable.")
  private List<String> answers = new ArrayList<>();

  /** What was given, read and looked at: nothing is asked of a server for half of it. */
  public Answering answering() {
    requireWhole();
    return new Answering(
        given(),
        byCert == null || byKey == null
            ? Optional.empty()
            : Optional.of(Identity.read(byCert, byKey)),
        Optional.ofNullable(requestKey).map(RequestKey::read),
        new PasswordPrompts(
            ask ? Optional.of(Asking.atTerminal()) : Optional.empty(),
            Optional.ofNullable(ftpUser),
            Optional.ofNullable(ldapUser)));
  }

  private void requireWhole() {
    if (ftpUser != null && ftpPasswordFile == null && !ask) {
      throw Fault.of(Kind.BAD_INPUT, "--ftp-user wants --ftp-password-file FILE or --ask with it");
    }
    if (ldapUser == null ? ldapPasswordFile != null : ldapPasswordFile == null && !ask) {
      throw Fault.of(
          Kind.BAD_INPUT, "--ldap-user goes with --ldap-password-file FILE or with --ask");
    }
    if ((byCert == null) != (byKey == null)) {
      throw Fault.of(Kind.BAD_INPUT, "--by-cert and --by-key go together");
    }
  }

  private Answers given() {
    Answers given = Answers.NONE;
    if (ftpPasswordFile != null) {
      given = given.with("ftp-login", "password", SecretFile.line(ftpPasswordFile, "password"));
      given = ftpUser == null ? given : given.with("ftp-login", "user", ftpUser);
    }
    if (ldapPasswordFile != null && ldapUser != null) {
      given = given.with("ldap", "password", SecretFile.line(ldapPasswordFile, "password"));
      given = given.with("ldap", "user", ldapUser);
    }
    if (oidcTokenFile != null) {
      given = given.with("oidc", "token", SecretFile.text(oidcTokenFile, "token"));
    }
    for (String answer : answers) {
      given = FileAnswer.parse(answer).addTo(given);
    }
    return given;
  }
}
