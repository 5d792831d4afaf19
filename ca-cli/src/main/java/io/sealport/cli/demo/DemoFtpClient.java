package io.sealport.cli.demo;

import io.sealport.cli.demo.DemoOutcome.ConnectionFault;
import io.sealport.cli.demo.DemoOutcome.Exchanged;
import io.sealport.cli.tls.OneIdentity;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An FTPS client that trusts one root, checks the server's name on every connection and never
 * resumes a TLS session from one exchange to the next. It is unchangeable; the methods that
 * configure it return another one.
 */
public final class DemoFtpClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Path root;
  private final Optional<ClientFiles> identity;
  private final Set<TlsVersion> versions;
  private final Duration timeout;

  private DemoFtpClient(
      Path root, Optional<ClientFiles> identity, Set<TlsVersion> versions, Duration timeout) {
    this.root = root;
    this.identity = identity;
    this.versions = Set.copyOf(versions);
    this.timeout = timeout;
  }

  /** A client without a certificate, for TLS 1.2 and 1.3, that waits 10 seconds for each answer. */
  public static DemoFtpClient trusting(Path rootPem) {
    return new DemoFtpClient(rootPem, Optional.empty(), Set.of(TlsVersion.values()), TIMEOUT);
  }

  /** The same with a client certificate, sent whichever CAs the server asks for. */
  public DemoFtpClient presenting(ClientFiles files) {
    return new DemoFtpClient(root, Optional.of(files), versions, timeout);
  }

  /** The same with these versions of TLS alone. */
  public DemoFtpClient speaking(TlsVersion first, TlsVersion... more) {
    Set<TlsVersion> chosen = new HashSet<>(List.of(more));
    chosen.add(first);
    return new DemoFtpClient(root, identity, chosen, timeout);
  }

  /** The same with another limit for connecting and for each answer. */
  public DemoFtpClient waiting(Duration limit) {
    return new DemoFtpClient(root, identity, versions, limit);
  }

  /**
   * Logs in, uploads a file under its own name, downloads it again and compares.
   *
   * @param user the login; no password is needed
   * @param upload an existing file
   * @param download is written, and overwritten
   * @return how it ended, refusals and connection faults included
   * @throws IOException if a local file cannot be read or written
   * @throws IllegalArgumentException if the login has control characters
   */
  public DemoOutcome exchange(Endpoint endpoint, String user, Path upload, Path download)
      throws IOException {
    if (user.isEmpty() || user.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not a login: " + user);
    }
    long bytes = Files.size(upload);
    SSLContext tls = tls();
    VerifyingFtpsClient ftp = new VerifyingFtpsClient(endpoint, tls, protocols(), timeout);
    try {
      ftp.open();
      ftp.logIn(user);
      ftp.protectData();
      String name = String.valueOf(upload.getFileName());
      ftp.upload(upload, name);
      Negotiated data = ftp.download(name, download);
      Negotiated control = ftp.negotiated();
      ftp.logout();
      return Files.mismatch(upload, download) == -1
          ? new Exchanged(control, data, bytes)
          : new ConnectionFault("the file that came back differs from the one sent");
    } catch (CommandRefusedException e) {
      return e.outcome();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      return TlsRefusals.in(e, ftp.awaitsVerdict(), identity.isPresent())
          .<DemoOutcome>map(refused -> refused)
          .orElseGet(
              () -> new ConnectionFault(e.getClass().getSimpleName() + ": " + e.getMessage()));
    } finally {
      ftp.abandon();
    }
  }

  private String[] protocols() {
    return versions.stream().map(TlsVersion::jsseName).toArray(String[]::new);
  }

  /** With its own session cache, so that each exchange shows a whole handshake. */
  SSLContext tls() throws IOException {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      for (X509Certificate certificate : PemFiles.certificates(root)) {
        trusted.setCertificateEntry("root-" + trusted.size(), certificate);
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot do TLS: " + e.getMessage(), e);
    }
  }

  private KeyManager[] keys() throws IOException {
    if (identity.isEmpty()) {
      return new KeyManager[0];
    }
    ClientFiles files = identity.get();
    List<X509Certificate> chain = new ArrayList<>(PemFiles.certificates(files.certificate()));
    if (files.chain().isPresent()) {
      chain.addAll(PemFiles.certificates(files.chain().get()));
    }
    return new KeyManager[] {new OneIdentity(PemFiles.privateKey(files.key()), chain)};
  }
}
