package io.sealport.cli.demo;

import io.sealport.cli.tls.OneIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServerConfigurationException;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.command.CommandFactoryFactory;
import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.impl.DefaultFtpServer;
import org.apache.ftpserver.impl.FtpServerContext;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;

/**
 * An FTPS server on 127.0.0.1 with an explicit and an implicit port. Whoever presents a valid,
 * unrevoked certificate logs in as its common name, without a password, and gets a folder.
 */
public final class DemoFtpServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String EXPLICIT = "explicit";
  private static final String IMPLICIT = "implicit";

  /** Also bounds how long a data port that nobody calls can keep a thread of the server. */
  private static final int IDLE_SECONDS = 30;

  private final DefaultFtpServer server;
  private final List<CertificateRefusal> refusals;
  private final int explicitPort;
  private final int implicitPort;

  private DemoFtpServer(DefaultFtpServer server, List<CertificateRefusal> refusals) {
    this.server = server;
    this.refusals = refusals;
    this.explicitPort = server.getListener(EXPLICIT).getPort();
    this.implicitPort = server.getListener(IMPLICIT).getPort();
  }

  /**
   * What a demo server is made from.
   *
   * @param serverFolder holds cert.pem, chain.pem, key.pem (PKCS#8) and client-ca.pem (the CA that
   *     issues to users, and its root)
   * @param filesFolder gets a folder per user; made if missing
   * @param crls asked at each handshake for the CRLs of every CA in the chain, the root's included;
   *     see {@link CrlSources}
   * @param explicitPort 0 for any free port
   * @param implicitPort 0 for any free port
   */
  public record Settings(
      Path serverFolder,
      Path filesFolder,
      Supplier<? extends Collection<X509CRL>> crls,
      int explicitPort,
      int implicitPort) {
    /** With free ports. */
    public Settings(
        Path serverFolder, Path filesFolder, Supplier<? extends Collection<X509CRL>> crls) {
      this(serverFolder, filesFolder, crls, 0, 0);
    }
  }

  /**
   * Starts listening.
   *
   * @throws IOException if a file is missing or unusable, or a port is taken
   */
  public static DemoFtpServer start(Settings settings) throws IOException {
    List<CertificateRefusal> refusals = new CopyOnWriteArrayList<>();
    ClientTrust trust = clientTrust(settings, refusals);
    InMemorySsl ssl = ssl(settings.serverFolder(), trust);

    FtpServerFactory factory = new FtpServerFactory();
    // FtpServer empties its maps when it stops, so they must be open to change.
    factory.setListeners(
        new HashMap<>(
            Map.of(
                EXPLICIT, listener(ssl, settings.explicitPort(), false),
                IMPLICIT, listener(ssl, settings.implicitPort(), true))));
    factory.setUserManager(
        new CommonNameUsers(trust, Files.createDirectories(settings.filesFolder())));
    NativeFileSystemFactory files = new NativeFileSystemFactory();
    files.setCreateHome(true);
    factory.setFileSystem(files);
    factory.setFtplets(new HashMap<>(Map.of("protected-data-only", new ProtectedDataOnly())));
    CommandFactoryFactory commands = new CommandFactoryFactory();
    commands.addCommand("AUTH", new AuthTls());
    factory.setCommandFactory(commands.createCommandFactory());
    factory.setConnectionConfig(certificateLoginsOnly().createConnectionConfig());
    return new DemoFtpServer(started((DefaultFtpServer) factory.createServer()), refusals);
  }

  /** The port for AUTH TLS. */
  public int explicitPort() {
    return explicitPort;
  }

  /** The port that speaks TLS at once. */
  public int implicitPort() {
    return implicitPort;
  }

  /**
   * The client certificates refused so far, oldest first. A client that presents none at all leaves
   * no entry.
   */
  public List<CertificateRefusal> refusals() {
    return List.copyOf(refusals);
  }

  /** Closes the ports and all sessions; the threads end by themselves. */
  @Override
  public void close() {
    if (!server.isStopped()) {
      server.stop();
    }
  }

  private static ClientTrust clientTrust(Settings settings, List<CertificateRefusal> refusals)
      throws IOException {
    Path clientCa = settings.serverFolder().resolve("client-ca.pem");
    try {
      return new ClientTrust(
          new ClientChainCheck(PemFiles.certificates(clientCa), settings.crls()), refusals::add);
    } catch (IllegalArgumentException e) {
      throw new IOException(clientCa + ": " + e.getMessage(), e);
    }
  }

  private static InMemorySsl ssl(Path folder, ClientTrust trust) throws IOException {
    List<X509Certificate> chain =
        new ArrayList<>(PemFiles.certificates(folder.resolve("cert.pem")));
    chain.addAll(PemFiles.certificates(folder.resolve("chain.pem")));
    try {
      return new InMemorySsl(
          new OneIdentity(PemFiles.privateKey(folder.resolve("key.pem")), chain), trust);
    } catch (GeneralSecurityException e) {
      throw new IOException("this Java cannot do TLS: " + e.getMessage(), e);
    }
  }

  private static Listener listener(InMemorySsl ssl, int port, boolean implicit) {
    DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
    data.setPassiveAddress(LOOPBACK);
    data.setPassiveExternalAddress(LOOPBACK);
    data.setActiveEnabled(false); // else a client could have the server dial other hosts
    data.setIdleTime(IDLE_SECONDS);
    data.setSslConfiguration(ssl);

    ListenerFactory factory = new ListenerFactory();
    factory.setServerAddress(LOOPBACK);
    factory.setPort(port);
    if (implicit) {
      // In place of setImplicitSsl, which has no say in how MINA does TLS.
      factory.setSessionFilter(ServerTls.fromTheStart(ssl));
    }
    factory.setIdleTimeout(IDLE_SECONDS);
    factory.setSslConfiguration(ssl);
    factory.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
    return factory.createListener();
  }

  private static ConnectionConfigFactory certificateLoginsOnly() {
    ConnectionConfigFactory factory = new ConnectionConfigFactory();
    factory.setAnonymousLoginEnabled(false);
    factory.setLoginFailureDelay(0); // no password to guess
    return factory;
  }

  private static DefaultFtpServer started(DefaultFtpServer server) throws IOException {
    FtpServerContext context = server.getServerContext();
    context
        .getThreadPoolExecutor()
        .setThreadFactory(
            work -> {
              Thread thread = new Thread(work, "demo-ftp");
              thread.setDaemon(true); // a session that still waits must not hold up the exit
              return thread;
            });
    try {
      server.start();
      return server;
    } catch (FtpException | FtpServerConfigurationException e) {
      server.stop();
      throw new IOException("the demo FTPS server did not start: " + e.getMessage(), e);
    }
  }
}
