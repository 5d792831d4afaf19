package io.sealport.cli.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Behaves as the server's program does towards its parent: {@code serve} writes {@code
 * run/server.json} until it is told to stop; {@code init} makes {@code public/root.pem} of a file
 * beside the home. A home's file {@code mood} makes it fail.
 */
public final class FakeServerProgram {

  private FakeServerProgram() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = Arrays.asList(arguments);
    Path home = Path.of(words.get(words.indexOf("--home") + 1));
    if (words.get(0).equals("init")) {
      init(home, words);
      return;
    }
    Path mood = home.resolve("mood");
    if (Files.exists(mood)) {
      System.err.println("12:00 INFO starting");
      System.err.println("error: the passphrase does not open the keys");
      System.err.println("hint: give another");
      System.exit(Integer.parseInt(Files.readString(mood).strip()));
    }
    serve(home, words);
  }

  private static void init(Path home, List<String> words) throws Exception {
    System.out.println("making keys");
    if (Files.exists(home)) {
      System.err.println("error: " + home + " is not empty");
      System.exit(7);
    }
    Files.createDirectories(home.resolve("public"));
    Files.copy(home.resolveSibling("trust.pem"), home.resolve("public/root.pem"));
    tell(home, words);
  }

  private static void serve(Path home, List<String> words) throws Exception {
    tell(home, words);
    Path file = home.resolve("run/server.json");
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    Files.deleteIfExists(file);
                    Files.writeString(home.resolve("stopped"), "gracefully");
                  } catch (Exception e) {
                    e.printStackTrace();
                  }
                }));
    Files.createDirectories(file.getParent());
    String address = Files.readString(home.resolve("address")).strip();
    Path part = home.resolve("run/part");
    Files.writeString(
        part,
        "{\"pid\":%d,\"http\":\"http://localhost:1\",\"https\":\"%s\"}"
            .formatted(ProcessHandle.current().pid(), address));
    Files.move(part, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Thread.sleep(60_000);
  }

  /** What it was given, for the test to see. */
  private static void tell(Path home, List<String> words) throws Exception {
    Map<String, String> environment = System.getenv();
    Files.writeString(
        home.resolve("given"),
        words + " " + environment.getOrDefault("SEALPORT_PASSPHRASE", "untold"));
  }
}
