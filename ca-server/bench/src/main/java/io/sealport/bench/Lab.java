package io.sealport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where it is measured: a folder that goes away, the programs under test, the amount of work. */
final class Lab implements AutoCloseable {

  static final int CORES = Runtime.getRuntime().availableProcessors();

  /** What issue and OCSP are served with; the server's memory is part of the promise. */
  static final String SERVER_MEMORY = "-Xmx512m";

  /**
   * How much is done.
   *
   * @param seconds of load in a round, on each side
   * @param rounds ours and the reference in turns
   * @param warmUp seconds of load before the first round
   * @param starts of a program, to time them
   * @param crlEntries on the CRL that is made
   * @param connections that issue at the same time
   * @param csrs made for each second of issuing; if they run out they are used again
   * @param asked certificates that OCSP is asked about
   * @param largestLedger rows of the largest ledger that growth is measured on
   */
  record Amount(
      int seconds,
      int rounds,
      int warmUp,
      int starts,
      int crlEntries,
      int connections,
      int csrs,
      int asked,
      int largestLedger) {}

  private final Path checkout;
  private final Path folder;
  private final Amount amount;
  private final List<String> javaOptions;
  private final Thread cleaning = new Thread(this::end);
  private final Set<Child> children = ConcurrentHashMap.newKeySet();
  private int files;
  private @Nullable BenchHome home;

  Lab(Path checkout, Amount amount, List<String> javaOptions) throws IOException {
    this.javaOptions = List.copyOf(javaOptions);
    this.checkout = checkout;
    this.amount = amount;
    this.folder = Files.createTempDirectory("sealport-bench-");
    Runtime.getRuntime().addShutdownHook(cleaning);
  }

  Amount amount() {
    return amount;
  }

  /** A new name in the folder that goes away. */
  Path fresh(String name) {
    return folder.resolve(++files + "-" + name);
  }

  Path checkout(String path) {
    return checkout.resolve(path);
  }

  /** The home that the works share; made when it is first wanted. */
  BenchHome home() throws IOException, InterruptedException {
    BenchHome known = home;
    if (known == null) {
      known = BenchHome.make(this);
      home = known;
    }
    return known;
  }

  /** The program and its options, as it is shipped, and what the caller wants besides. */
  List<String> server() {
    List<String> command = new ArrayList<>(List.of(java(), SERVER_MEMORY));
    command.addAll(javaOptions);
    command.addAll(List.of("-jar", serverJar().toString()));
    return command;
  }

  Path serverJar() {
    return checkout("ca-server/app/target/ca-server.jar");
  }

  Path cli() {
    return checkout("ca-cli/bin/sealport");
  }

  /** The class path of this very benchmark, for processes of its own. */
  String classPath() {
    return System.getProperty("java.class.path");
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  void say(String text) {
    System.err.println("bench: " + text);
  }

  /** Starts a process that does not outlive the lab; what it prints goes into the file. */
  Child start(Path log, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Child child = new Child(process);
    children.add(child);
    return child;
  }

  /**
   * What a command prints.
   *
   * @throws WrongAnswerException if it fails, with what it printed
   */
  String output(String... command) throws IOException, InterruptedException {
    Path log = fresh("output");
    Child child = start(log, List.of(command));
    int code = child.await();
    String text = Files.readString(log);
    // wrk -v shows its version and calls that a mistake.
    WrongAnswerException.unless(
        code == 0 || command[0].equals("wrk"),
        String.join(" ", command) + " ended with " + code + ": " + text.strip());
    return text;
  }

  /** How long a command runs, in milliseconds. */
  double duration(List<String> command) throws IOException, InterruptedException {
    Path log = fresh("output");
    long start = System.nanoTime();
    int code = start(log, command).await();
    double ms = (System.nanoTime() - start) / 1e6;
    WrongAnswerException.unless(
        code == 0, command + " ended with " + code + ": " + Files.readString(log).strip());
    return ms;
  }

  @Override
  public void close() {
    end();
    Runtime.getRuntime().removeShutdownHook(cleaning);
  }

  /** Also when the benchmark is interrupted: first the processes, then what they write. */
  private void end() {
    try {
      for (Child child : children) {
        child.kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deleteFolder();
  }

  private void deleteFolder() {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> found = Files.walk(folder)) {
      found.sorted(Comparator.reverseOrder()).forEach(all::add);
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      System.err.println("bench: left behind: " + folder + " (" + e.getMessage() + ")");
    }
  }
}
