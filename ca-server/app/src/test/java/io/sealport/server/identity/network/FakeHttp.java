package io.sealport.server.identity.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.net.ServerSocketFactory;

/** A web server on loopback that says what the test has it say, good HTTP or not. */
public final class FakeHttp implements AutoCloseable {

  /** What is said to one request. */
  @FunctionalInterface
  public interface Script {

    /**
     * Answers.
     *
     * @param request the first line
     */
    void answer(String request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Script script;
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  public FakeHttp(Script script) throws IOException {
    this(ServerSocketFactory.getDefault(), script);
  }

  FakeHttp(ServerSocketFactory factory, Script script) throws IOException {
    this.server = factory.createServerSocket(0, 20, InetAddress.getLoopbackAddress());
    this.script = script;
    Thread thread = new Thread(this::serve, "fake http");
    thread.setDaemon(true);
    thread.start();
  }

  /** Answers every request with that status and body. */
  public static Script says(int status, String body) {
    return (request, out) ->
        write(
            out,
            "HTTP/1.1 " + status + " X\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
  }

  /** Sends every request on to another place. */
  public static Script redirects(String location) {
    return (request, out) ->
        write(out, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }

  static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Every request with its headers, one text each. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> talk(socket), "fake http talk");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        // Closed.
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
      List<String> lines = new ArrayList<>();
      for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
        lines.add(line);
      }
      if (!lines.isEmpty()) {
        requests.add(String.join("\n", lines));
        script.answer(lines.get(0), socket.getOutputStream());
      }
    } catch (IOException | InterruptedException e) {
      // The other side has hung up, as it should.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
