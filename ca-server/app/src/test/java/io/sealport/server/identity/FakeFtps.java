package io.sealport.server.identity;

import io.sealport.pki.Forge.Forged;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/** An FTPS server on loopback that says what it is told to say, and writes down what it hears. */
public final class FakeFtps implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final ServerSocket listener;
  private final ServerSocket data;
  private final SSLContext tls;
  private final boolean implicit;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private FakeFtps(Forged serving, boolean implicit) {
    this.implicit = implicit;
    try {
      this.tls = context(serving);
      this.listener = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
      this.data = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
      data.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
    replies.put("AUTH", "234 go on");
    replies.put("USER", "331 password?");
    replies.put("PASS", "230 in");
    replies.put("PBSZ", "200 ok");
    replies.put("PROT", "200 ok");
    replies.put("TYPE", "200 ok");
    replies.put("QUIT", "221 bye");
    Thread thread = new Thread(this::listen, "fake ftps");
    thread.setDaemon(true);
    thread.start();
  }

  /** TLS after AUTH TLS. */
  public static FakeFtps explicit(Forged serving) {
    return new FakeFtps(serving, false);
  }

  /** TLS at once. */
  public static FakeFtps implicit(Forged serving) {
    return new FakeFtps(serving, true);
  }

  /** Another answer to a command, such as {@code 530 no} to {@code PASS}. */
  public FakeFtps answer(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  /** A file that can be read. */
  public FakeFtps file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Where every session has its data connections. */
  public int dataPort() {
    return data.getLocalPort();
  }

  /** Every command of every session. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  @Override
  public void close() {
    try {
      listener.close();
      data.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static SSLContext context(Forged serving) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    Certificate[] chain = {new JcaX509CertificateConverter().getCertificate(serving.certificate())};
    keys.setKeyEntry("server", serving.keys().getPrivate(), new char[0], chain);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread session = new Thread(() -> serve(socket), "fake ftps session");
        session.setDaemon(true);
        session.start();
      } catch (IOException e) {
        // Closed by the test.
      }
    }
  }

  private void serve(Socket plain) {
    try (plain) {
      plain.setSoTimeout(PATIENCE_MILLIS);
      if (implicit) {
        try (SSLSocket secured = secured(plain)) {
          say(secured, "220 hello");
          converse(secured);
        }
      } else {
        say(plain, "220 hello");
        converse(plain);
      }
    } catch (IOException e) {
      // The client has seen enough.
    }
  }

  private SSLSocket secured(Socket socket) throws IOException {
    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
    secured.startHandshake();
    return secured;
  }

  private void converse(Socket socket) throws IOException {
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      heard.add(line);
      String verb = line.split(" ")[0];
      if (verb.equals("EPSV")) {
        say(socket, "229 here (|||" + dataPort() + "|)");
      } else if (verb.equals("RETR")) {
        send(socket, files.get(line.substring("RETR ".length())));
      } else {
        String reply = replies.getOrDefault(verb, "500 what?");
        say(socket, reply);
        if (reply.startsWith("234")) {
          try (SSLSocket secured = secured(socket)) {
            converse(secured);
            return;
          }
        }
      }
    }
  }

  private void send(Socket control, byte[] file) throws IOException {
    if (file == null) {
      say(control, "550 no such file");
      return;
    }
    say(control, "150 here it comes");
    try (SSLSocket secured = secured(data.accept())) {
      secured.getOutputStream().write(file);
    }
    say(control, "226 done");
  }

  private static void say(Socket socket, String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
