package io.sealport.cli.check;

import io.sealport.cli.inspect.CertificateFile;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.ftps.check.CheckLogin;
import io.sealport.ftps.check.CheckOrder;
import io.sealport.ftps.check.ExpectedCertificate;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.Keys;
import io.sealport.pki.SerialNumber;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is trusted, expected and shown; read before anything is dialled. */
final class SubjectOptions implements AutoCloseable {

  private static final long MAX_BYTES = 64 * 1024;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "What the certificates must lead to; without it trust is not asked for.")
  private @Nullable Path trust;

  @Option(
      names = "--expect",
      paramLabel = "SERIAL|FILE",
      description = "The certificate that should be served.")
  private @Nullable String expect;

  @Option(
      names = "--login",
      paramLabel = "USER",
      description = "Log in, and look at data connections too; wants --trust.")
  private @Nullable String login;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Its password, in a file that its owner alone may read.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      description = "The client certificate to show, with its chain, in PEM.")
  private @Nullable Path certificate;

  @Option(names = "--key", paramLabel = "FILE", description = "Its private key, not encrypted.")
  private @Nullable Path key;

  private char[] password = new char[0];

  /**
   * Reads the files.
   *
   * @return what to add to each order
   * @throws Fault BAD_INPUT if they do not fit together, or as the files are read
   */
  UnaryOperator<CheckOrder> read() {
    UnaryOperator<CheckOrder> all = o -> o;
    if (trust != null) {
      all = and(all, trusting(trust));
    }
    if (expect != null) {
      ExpectedCertificate expected = expected(expect);
      all = and(all, o -> o.expecting(expected));
    }
    if (certificate != null && key != null) {
      ClientCredential client = client(certificate, key);
      all = and(all, o -> o.showing(client));
    } else if (certificate != null || key != null) {
      throw Fault.of(Kind.BAD_INPUT, "--cert and --key go together");
    }
    return loggingIn(all);
  }

  /** Forgets the password. */
  @Override
  public void close() {
    Keys.wipe(password);
  }

  private static UnaryOperator<CheckOrder> trusting(Path file) {
    var anchors = CertificateFile.certificates(file);
    return o -> o.trusting(anchors);
  }

  private UnaryOperator<CheckOrder> loggingIn(UnaryOperator<CheckOrder> all) {
    if (login == null) {
      if (passwordFile != null) {
        throw Fault.of(Kind.BAD_INPUT, "--password-file goes with --login USER");
      }
      return all;
    }
    if (trust == null) {
      throw Fault.of(
          Kind.BAD_INPUT, "--login goes with --trust FILE: a password goes to nobody else");
    }
    if (passwordFile != null) {
      password = password(passwordFile);
    }
    CheckLogin as = new CheckLogin(login, password);
    return and(all, o -> o.loggingIn(as));
  }

  private static char[] password(Path file) {
    List<String> lines = SafeFile.readSecret(file, MAX_BYTES).lines().toList();
    if (lines.size() != 1) {
      throw Fault.of(
          Kind.BAD_INPUT, file + " has " + lines.size() + " lines; wanted one, the password");
    }
    return lines.get(0).toCharArray();
  }

  private static ClientCredential client(Path certificate, Path key) {
    String pem = SafeFile.readSecret(key, MAX_BYTES);
    return ClientCredential.of(
        CertificateFile.certificates(certificate), Keys.read(pem, new char[0], key.toString()));
  }

  private static ExpectedCertificate expected(String text) {
    return isFile(text)
        ? new ExpectedCertificate.Exactly(CertificateFile.certificates(Path.of(text)).get(0))
        : new ExpectedCertificate.OfSerial(SerialNumber.parse(text));
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static UnaryOperator<CheckOrder> and(
      UnaryOperator<CheckOrder> first, UnaryOperator<CheckOrder> then) {
    return o -> then.apply(first.apply(o));
  }
}
