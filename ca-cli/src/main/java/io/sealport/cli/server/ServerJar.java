package io.sealport.cli.server;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where the server program is, and how Java is called to run it. */
public final class ServerJar {

  /** Environment variable and, in lower case with dots, system property. */
  public static final String VARIABLE = "SEALPORT_SERVER_JAR";

  private static final String PROPERTY = "sealport.server.jar";

  private ServerJar() {}

  /**
   * The server's jar: as told, else beside this program's jar, else in the source checkout.
   *
   * @throws Fault NOT_FOUND if it is in none of these places
   */
  public static Path find(Map<String, String> environment) {
    List<Path> candidates = candidates(environment);
    return candidates.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(Kind.NOT_FOUND, "no server program: looked for " + candidates)
                    .withHint(
                        "build it with ./mvnw -DskipTests package, or set "
                            + VARIABLE
                            + " to ca-server.jar"));
  }

  /** How long a server program is going to run. */
  enum Stay {
    /** Seconds: ready soon and small; the optimising compiler would only get in the way. */
    BRIEF,
    /** As long as it is wanted: as Java finds best. */
    LONG;

    private List<String> flags() {
      return this == BRIEF ? List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1") : List.of();
    }
  }

  /** The command that runs the server's jar with these arguments. */
  static List<String> command(Path jar, Stay stay, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(stay.flags());
    command.addAll(List.of("-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      // From 24 on Java warns of what protobuf, below CEL, does.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    return command;
  }

  private static List<Path> candidates(Map<String, String> environment) {
    String told = System.getProperty(PROPERTY, environment.getOrDefault(VARIABLE, ""));
    if (!told.isEmpty()) {
      return List.of(Path.of(told).toAbsolutePath());
    }
    Path here = folder();
    return List.of(
        here.resolve("ca-server.jar"),
        here.resolve("../../ca-server/app/target/ca-server.jar").normalize());
  }

  /** The folder of this program's jar; of its classes when it runs from them. */
  private static Path folder() {
    CodeSource source = ServerJar.class.getProtectionDomain().getCodeSource();
    try {
      Path place = source == null ? Path.of("x") : Path.of(source.getLocation().toURI());
      Path parent = place.toAbsolutePath().getParent();
      return parent == null ? place : parent;
    } catch (URISyntaxException e) {
      throw Fault.of(Kind.INTERNAL, "cannot tell where this program is", e);
    }
  }
}
