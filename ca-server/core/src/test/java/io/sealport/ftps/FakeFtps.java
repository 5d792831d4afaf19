package io.sealport.ftps;

import io.sealport.pki.Name;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.tls.TlsServerProtocol;

/**
 * An FTPS server on loopback with users and files in memory. It plays fair unless a test puts other
 * words into its mouth by {@link #answering}.
 */
public final class FakeFtps implements Closeable {

  private final FtpsMode mode;
  private final TlsActor actor;
  private final LoopbackServer server;
  private final Map<String, String> users = new ConcurrentHashMap<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> answers = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private volatile TlsActor dataActor;
  private volatile boolean cutsFilesShort;
  private final TlsSessions sessions = new TlsSessions();
  private volatile boolean mustResume;
  private volatile boolean givesInClear;
  private volatile String hangingUp = "";

  private FakeFtps(FtpsMode mode, TlsActor actor) {
    this.mode = mode;
    this.actor = actor;
    this.dataActor = actor;
    this.server = LoopbackServer.talking(s -> new Session(s).serve());
  }

  public static FakeFtps explicit(TlsActor actor) {
    return new FakeFtps(FtpsMode.EXPLICIT, actor);
  }

  public static FakeFtps implicit(TlsActor actor) {
    return new FakeFtps(FtpsMode.IMPLICIT, actor);
  }

  public FakeFtps user(String name, String password) {
    users.put(name, password);
    return this;
  }

  public FakeFtps file(String path, String content) {
    files.put(path, content.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /**
   * Answers commands of that verb so.
   *
   * @param reply without the line's end; may hold {@code %h} and {@code %l}, the high and the low
   *     byte of a port where it waits for data
   */
  public FakeFtps answering(String verb, String reply) {
    answers.put(verb, reply);
    return this;
  }

  /** Plays another part on data connections. */
  public FakeFtps onData(TlsActor other) {
    dataActor = other;
    return this;
  }

  /** Ends data connections without a TLS close. */
  public FakeFtps cuttingFilesShort() {
    cutsFilesShort = true;
    return this;
  }

  /** Lists only to who resumes the control connection's session. */
  public FakeFtps requiringReuse() {
    mustResume = true;
    return this;
  }

  /** Takes PROT C, and lists in clear then. */
  public FakeFtps givingInClear() {
    givesInClear = true;
    return this;
  }

  /** Hangs up data connections and says that. */
  public FakeFtps hangingUpOnData(String reply) {
    hangingUp = reply;
    return this;
  }

  /** The target by that name. */
  public FtpsTarget target(Name name) {
    return new FtpsTarget(name, address(), mode);
  }

  public InetSocketAddress address() {
    return server.address();
  }

  /** All that was said to it behind TLS, passwords too. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  @Override
  public void close() {
    server.close();
  }

  /** One control connection. */
  private final class Session {
    private final Socket socket;
    private InputStream in;
    private OutputStream out;
    private String user = "";
    private boolean isIn;
    private boolean inClear;
    private DataListener data;

    Session(Socket socket) throws IOException {
      this.socket = socket;
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
    }

    void serve() throws IOException {
      try {
        talk();
      } finally {
        if (data != null) {
          data.close();
        }
      }
    }

    private void talk() throws IOException {
      if (mode == FtpsMode.EXPLICIT) {
        say("220-Welcome to\r\n220 a fake");
        if (!readLine().equals("AUTH TLS")) {
          return;
        }
        say("234 go on");
      }
      TlsServerProtocol tls = actor.accept(socket, sessions);
      in = tls.getInputStream();
      out = tls.getOutputStream();
      if (mode == FtpsMode.IMPLICIT) {
        say("220 a fake");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        commands.add(line);
        int blank = (line + " ").indexOf(' ');
        String verb = line.substring(0, blank).toUpperCase(Locale.ROOT);
        obey(verb, line.substring(Math.min(line.length(), blank + 1)));
      }
    }

    private void obey(String verb, String argument) throws IOException {
      if (answers.containsKey(verb)) {
        sayInstead(answers.get(verb));
        return;
      }
      switch (verb) {
        case "USER" -> {
          user = argument;
          say("331 and the password?");
        }
        case "PASS" -> {
          isIn = argument.equals(users.get(user));
          say(isIn ? "230 in" : "530 out");
        }
        case "PBSZ", "TYPE" -> say("200 yes");
        case "PROT" -> protect(argument);
        case "LIST" -> list();
        case "PASV" -> sayInstead("227 there (127,0,0,1,%h,%l)");
        case "EPSV" -> say("229 there (|||" + listen() + "|)");
        case "RETR" -> send(argument);
        case "QUIT" -> say("221 bye");
        default -> say("502 what?");
      }
    }

    private void protect(String level) throws IOException {
      inClear = level.equals("C") && givesInClear;
      say(level.equals("P") || inClear ? "200 yes" : "534 not in clear");
    }

    private void list() throws IOException {
      say("150 here it comes");
      try {
        if (!hangingUp.isEmpty()) {
          data.hangUp();
          say(hangingUp);
          return;
        }
        if (inClear) {
          data.listInClear();
        } else {
          data.list(dataActor, sessions, mustResume);
        }
        say("226 that was it");
      } catch (IOException e) {
        say("522 the session must be resumed");
      }
    }

    private void sayInstead(String reply) throws IOException {
      if (reply.contains("%h")) {
        int port = listen();
        reply = reply.replace("%h", "" + port / 256).replace("%l", "" + port % 256);
      }
      say(reply);
    }

    private int listen() throws IOException {
      if (data != null) {
        data.close();
      }
      data = new DataListener();
      return data.port();
    }

    private void send(String path) throws IOException {
      byte[] content = files.get(path);
      if (!isIn || content == null) {
        say("550 no such file");
        return;
      }
      say("150 here it comes");
      try {
        data.send(content, dataActor, cutsFilesShort);
        say("226 that was it");
      } catch (IOException e) {
        say("522 no TLS on the data connection");
      }
    }

    private void say(String reply) throws IOException {
      out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    private String readLine() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
        line.append((char) b);
      }
      return line.toString().strip();
    }
  }
}
