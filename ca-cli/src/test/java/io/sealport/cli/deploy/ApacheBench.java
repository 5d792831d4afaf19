package io.sealport.cli.deploy;

import io.sealport.cli.delivery.Pkcs12;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.cli.world.Service;
import io.sealport.pki.Pem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** Apache FtpServer as it comes, in this process, with a keystore and a truststore. */
final class ApacheBench extends Bench {

  private static final String SECRET = "store-secret";

  ApacheBench(SourceFiles files) {
    super(files);
  }

  @Override
  Setup chained(List<X509CertificateHolder> leaf, List<X509CertificateHolder> chain) {
    return new Setup(
        Stream.concat(leaf.stream(), chain.stream()).toList(),
        List.of(),
        List.of(),
        false,
        List.of());
  }

  /** What is no part of the key's chain stands beside it in the keystore. */
  @Override
  void write(Setup setup, Path folder) throws IOException {
    char[] secret = SECRET.toCharArray();
    List<X509CertificateHolder> chain = setup.certificate().subList(0, 2);
    byte[] own =
        Pkcs12.encode(
            "ftps", files().server().keys().getPrivate(), Pem.certificates(chain), secret);
    List<X509CertificateHolder> others = setup.certificate().subList(2, setup.certificate().size());
    Files.write(folder.resolve("keystore.p12"), others.isEmpty() ? own : with(own, others));
    Files.write(folder.resolve("truststore.p12"), Pkcs12.anchors(setup.clientCas(), secret));
  }

  private static byte[] with(byte[] own, List<X509CertificateHolder> others) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(own), SECRET.toCharArray());
      for (X509CertificateHolder other : others) {
        store.setCertificateEntry("other", new JcaX509CertificateConverter().getCertificate(other));
      }
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      store.store(all, SECRET.toCharArray());
      return all.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  Running started(Setup setup, Path folder) throws Exception {
    InThisProcess running = new InThisProcess(setup.implicit(), folder, LoopbackPorts.reserved());
    running.begin();
    return running;
  }

  private static final class InThisProcess implements Running {
    private final boolean implicit;
    private final Path folder;
    private final int port;
    private Optional<FtpServer> server = Optional.empty();

    InThisProcess(boolean implicit, Path folder, int port) {
      this.implicit = implicit;
      this.folder = folder;
      this.port = port;
    }

    void begin() throws FtpException {
      SslConfigurationFactory ssl = new SslConfigurationFactory();
      ssl.setKeystoreFile(folder.resolve("keystore.p12").toFile());
      ssl.setKeystoreType("PKCS12");
      ssl.setKeystorePassword(SECRET);
      ssl.setTruststoreFile(folder.resolve("truststore.p12").toFile());
      ssl.setTruststoreType("PKCS12");
      ssl.setTruststorePassword(SECRET);
      ssl.setClientAuthentication("NEED");
      ListenerFactory listener = new ListenerFactory();
      listener.setServerAddress("127.0.0.1");
      listener.setPort(port);
      listener.setImplicitSsl(implicit);
      listener.setSslConfiguration(ssl.createSslConfiguration());
      FtpServerFactory factory = new FtpServerFactory();
      factory.setListeners(new HashMap<>(Map.of("default", listener.createListener())));
      factory.setUserManager(users());
      FtpServer started = factory.createServer();
      started.start();
      server = Optional.of(started);
    }

    private UserManager users() throws FtpException {
      UserManager users = new PropertiesUserManagerFactory().createUserManager();
      BaseUser alice = new BaseUser();
      alice.setName(FtpsOptions.USER);
      alice.setPassword(FtpsOptions.PASSWORD);
      alice.setHomeDirectory(folder.toString());
      users.save(alice);
      return users;
    }

    @Override
    public int port() {
      return port;
    }

    @Override
    public void restart() throws Exception {
      close();
      begin();
    }

    @Override
    public Optional<ProcessHandle> process() {
      return Optional.empty();
    }

    @Override
    public Optional<Service> service() {
      return Optional.empty();
    }

    @Override
    public Path folder() {
      return folder;
    }

    @Override
    public void close() {
      server.ifPresent(FtpServer::stop);
      server = Optional.empty();
    }
  }
}
