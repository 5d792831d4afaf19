package io.sealport.cli.deploy;

import io.sealport.cli.world.ClientCertificate;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Somebody who comes to an FTPS server on loopback with a certificate, whatever CAs the server
 * names, and believes any server. The JDK's TLS: it resumes no session on a data connection.
 */
final class Visitor implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final char[] NO_SECRET = "x".toCharArray();

  private final SSLContext tls;
  private final Socket plain;
  private SSLSocket control;
  private BufferedReader replies;

  private Visitor(int port, SSLContext tls) throws IOException {
    this.tls = tls;
    this.plain = new Socket(InetAddress.getByName("127.0.0.1"), port);
    plain.setSoTimeout(TIMEOUT_MILLIS);
    replies = reader(plain);
    require(reply(), "220");
    plain.getOutputStream().write("AUTH TLS\r\n".getBytes(StandardCharsets.US_ASCII));
    require(reply(), "234");
    control = (SSLSocket) tls.getSocketFactory().createSocket(plain, "localhost", port, true);
    control.startHandshake();
    replies = reader(control);
  }

  /** Comes to a server. */
  static Visitor at(int port, Optional<ClientCertificate> shown) throws IOException {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      KeyManager[] keys = shown.isEmpty() ? null : new KeyManager[] {new Eager(store(shown.get()))};
      tls.init(keys, new TrustManager[] {new Anybody()}, null);
      return new Visitor(port, tls);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether that gets in; no, if the conversation breaks. */
  static boolean comesIn(
      int port, Optional<ClientCertificate> shown, String user, String password) {
    try (Visitor visitor = at(port, shown)) {
      return visitor.login(user, password);
    } catch (IOException e) {
      return false;
    }
  }

  /** USER, and PASS where it is asked for. */
  boolean login(String user, String password) throws IOException {
    String named = ask("USER " + user);
    String end = named.startsWith("331") ? ask("PASS " + password) : named;
    return end.startsWith("230") || end.startsWith("232");
  }

  /** The reply to a command. */
  String ask(String command) throws IOException {
    control.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
    return reply();
  }

  /** The last reply to a list over a data connection with a TLS session of its own. */
  String list() throws IOException {
    ask("PBSZ 0");
    ask("PROT P");
    String passive = ask("EPSV");
    int port = Integer.parseInt(passive.replaceAll("(?s).*\\|\\|\\|(\\d+)\\|.*", "$1"));
    try (Socket data = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      data.setSoTimeout(TIMEOUT_MILLIS);
      String begun = ask("NLST");
      if (!begun.startsWith("1")) {
        return begun;
      }
      try (SSLSocket secured =
          (SSLSocket) tls.getSocketFactory().createSocket(data, "other", port, true)) {
        secured.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The server hung up; its reply says why.
      }
      return reply();
    }
  }

  private String reply() throws IOException {
    String line = replies.readLine();
    while (line != null && (line.length() < 4 || line.charAt(3) != ' ')) {
      line = replies.readLine();
    }
    if (line == null) {
      throw new IOException("the server hung up");
    }
    return line;
  }

  private static void require(String reply, String code) throws IOException {
    if (!reply.startsWith(code)) {
      throw new IOException(reply);
    }
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static KeyStore store(ClientCertificate shown)
      throws IOException, GeneralSecurityException {
    Certificate[] chain =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(shown.certificate())))
            .toArray(new Certificate[0]);
    String pem = Files.readString(shown.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
    PrivateKey key =
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("own", key, NO_SECRET, chain);
    return store;
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  /** Shows its certificate whoever is asked for. */
  private static final class Eager extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager keys;

    Eager(KeyStore store) throws GeneralSecurityException {
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(store, NO_SECRET);
      keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    }

    @Override
    public String chooseClientAlias(
        String[] kinds, java.security.Principal[] issuers, Socket socket) {
      return "own";
    }

    @Override
    public String[] getClientAliases(String kind, java.security.Principal[] issuers) {
      return new String[] {"own"};
    }

    @Override
    public String[] getServerAliases(String kind, java.security.Principal[] issuers) {
      return new String[0];
    }

    @Override
    public String chooseServerAlias(String kind, java.security.Principal[] issuers, Socket socket) {
      throw new UnsupportedOperationException();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return keys.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return keys.getPrivateKey(alias);
    }
  }

  /** Believes any server. */
  private static final class Anybody extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

    @Override
    public void checkClientTrusted(
        X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(
        X509Certificate[] chain, String kind, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
