package io.sealport.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** nginx with one file, whatever is asked: what this machine can do at most. */
final class Nginx implements AutoCloseable {

  /** nginx makes these itself. */
  private static final Set<String> OWN =
      Set.of("content-type", "content-length", "date", "etag", "last-modified", "connection");

  private final Child process;
  private final int port;

  private Nginx(Child process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it as a child, with a folder of its own.
   *
   * @param like the answer whose body and headers it gives to everything
   * @throws WrongAnswerException if it does not
   */
  static Nginx serving(Lab lab, HttpResponse<byte[]> like)
      throws IOException, InterruptedException {
    Path folder = Files.createDirectories(lab.fresh("nginx"));
    Files.write(folder.resolve("answer"), like.body());
    int port = Lab.freePort();
    Files.writeString(folder.resolve("nginx.conf"), configuration(folder, port, like));
    List<String> command =
        List.of("nginx", "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString());
    Nginx nginx = new Nginx(lab.start(folder.resolve("log"), command), port);
    nginx.await(folder, like);
    return nginx;
  }

  private static String configuration(Path folder, int port, HttpResponse<byte[]> like) {
    String headers =
        like.headers().map().entrySet().stream()
            .filter(h -> !OWN.contains(h.getKey().toLowerCase(java.util.Locale.ROOT)))
            .map(h -> "add_header " + h.getKey() + " \"" + String.join(", ", h.getValue()) + "\";")
            .collect(Collectors.joining("\n      "));
    String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
    String template =
        """
        daemon off; worker_processes CORES; pid pid; error_log errors; USER
        events { worker_connections 1024; }
        http {
          access_log off; sendfile on; keepalive_requests 1000000000; open_file_cache max=16;
          client_body_temp_path t1; proxy_temp_path t2; fastcgi_temp_path t3;
          uwsgi_temp_path t4; scgi_temp_path t5;
          default_type TYPE;
          server {
            listen 127.0.0.1:PORT backlog=1024;
            root FOLDER;
            location / {
              try_files /answer =404;
              error_page 405 =200 /answer;
              HEADERS
            }
          }
        }
        """;
    Map<String, String> values =
        Map.of(
            "CORES",
            "" + Lab.CORES,
            "USER",
            user,
            "TYPE",
            like.headers().firstValue("content-type").orElse("text/plain"),
            "PORT",
            "" + port,
            "FOLDER",
            folder.toString(),
            "HEADERS",
            headers);
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return text;
  }

  private void await(Path folder, HttpResponse<byte[]> like)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest get = HttpRequest.newBuilder(URI.create(http() + "/ocsp/x")).build();
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(http() + "/ocsp"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    for (int i = 0; i < 250 && process.isAlive(); i++) {
      try {
        requireSame(client.send(get, HttpResponse.BodyHandlers.ofByteArray()), like);
        requireSame(client.send(post, HttpResponse.BodyHandlers.ofByteArray()), like);
        return;
      } catch (java.net.ConnectException e) {
        Thread.sleep(20);
      }
    }
    close();
    throw new WrongAnswerException("nginx: " + Files.readString(folder.resolve("log")).strip());
  }

  private static void requireSame(HttpResponse<byte[]> found, HttpResponse<byte[]> like) {
    WrongAnswerException.unless(
        found.statusCode() == 200 && Arrays.equals(found.body(), like.body()),
        "nginx answers " + found.statusCode() + " and not the same bytes");
  }

  String http() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
