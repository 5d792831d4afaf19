package io.sealport.cli.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.cli.world.ProgramRun;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The real {@code bin/sealport}, run in a folder that is its working directory and holds its home:
 * nothing of the user's own environment reaches it but the PATH.
 */
public final class SealportProcess {
  public static final String PASSPHRASE = "correct horse battery staple";

  /** Starting a server for one command takes some seconds, and several such may share the cores. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Path folder;
  private final Map<String, String> variables;

  private SealportProcess(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = variables;
  }

  /** In that folder, which is made if need be, with the passphrase in the environment. */
  public static SealportProcess in(Path folder) {
    try {
      Path made = Files.createDirectories(folder).toRealPath();
      Path user = Files.createDirectories(made.resolve("user"));
      Map<String, String> variables = new TreeMap<>();
      variables.put("HOME", user.toString());
      variables.put("XDG_CONFIG_HOME", user.resolve(".config").toString());
      variables.put("TMPDIR", Files.createDirectories(user.resolve("tmp")).toString());
      variables.put("JAVA_HOME", System.getProperty("java.home"));
      variables.put("SEALPORT_PASSPHRASE", PASSPHRASE);
      return new SealportProcess(made, variables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same program with another value of an environment variable; an empty one is unset. */
  SealportProcess with(String variable, String value) {
    Map<String, String> changed = new TreeMap<>(variables);
    if (value.isEmpty()) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    return new SealportProcess(folder, changed);
  }

  /** The same program, the same environment, another working directory, made if need be. */
  SealportProcess at(Path other) {
    try {
      return new SealportProcess(Files.createDirectories(other).toRealPath(), variables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file or folder below the working directory. */
  public Path path(String name) {
    return folder.resolve(name);
  }

  public Result run(String... arguments) {
    return run(Arrays.asList(arguments));
  }

  public Result run(List<String> arguments) {
    return ProgramRun.run(command(arguments), folder, variables, LIMIT);
  }

  /** The one value that {@code --json} prints; the command must succeed. */
  public JsonNode json(String... arguments) {
    return json(Arrays.asList(arguments));
  }

  public JsonNode json(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--json");
    return parse(run(all).requireOk().stdout());
  }

  /** The one value that the text is. */
  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not one JSON value: " + text, e);
    }
  }

  /** Starts a command that goes on until it is stopped; all that it says goes to the file. */
  public Process start(Path log, String... arguments) {
    ProcessBuilder builder = ProgramRun.builder(command(Arrays.asList(arguments)), folder);
    builder.environment().putAll(variables);
    try {
      return builder
          .redirectInput(Path.of("/dev/null").toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(launcher().toString());
    command.addAll(arguments);
    return command;
  }

  /** Maven says where the module is; other runners start in it. */
  private static Path launcher() {
    Path module = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    Path jar = module.resolve("target/sealport.jar");
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is missing; hint: ./mvnw -DskipTests package");
    }
    return module.resolve("bin/sealport");
  }
}
