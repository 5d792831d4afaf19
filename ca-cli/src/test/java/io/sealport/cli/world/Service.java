package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real FTP server as an administrator has it: a configuration file of its own, at first without
 * TLS, and a command that restarts the listener alone and leaves sessions to themselves, as a
 * service manager does that is told to.
 */
public final class Service implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ServerFolder folder;
  private final Path program;
  private final Path config;
  private final int port;
  private final Optional<PamService> pam;

  private Service(
      ServerFolder folder, Path program, Path config, int port, Optional<PamService> pam) {
    this.folder = folder;
    this.program = program;
    this.config = config;
    this.port = port;
    this.pam = pam;
  }

  /** The user alice of {@link FtpsOptions} everywhere. */
  private static FtpsOptions users() {
    return FtpsOptions.explicit(Path.of("/nonexistent"));
  }

  /** vsftpd, with the lines put at the end of its configuration. */
  public static Service vsftpd(String... more) {
    Path program = OutsidePrograms.path("vsftpd");
    OutsidePrograms.requireRoot("vsftpd");
    ServerFolder folder = ServerFolder.create("vsftpd");
    int port = LoopbackPorts.reserved();
    try {
      PamService pam = PamService.create(folder, users().users());
      List<String> lines = new ArrayList<>(List.of("# the admin's own words"));
      lines.addAll(Vsftpd.listening(port));
      lines.addAll(Vsftpd.users(users(), folder, pam.name()));
      lines.addAll(List.of("# TLS", "rsa_cert_file=/etc/ssl/certs/old.pem", "ssl_enable=NO"));
      lines.addAll(List.of(more));
      Path config = folder.write("vsftpd.conf", lines);
      Service service = new Service(folder, program, config, port, Optional.of(pam));
      return service.begun("TERM", List.of(program.toString(), config.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ProFTPD, with the lines put at the end of its configuration. */
  public static Service proFtpd(String... more) {
    Path program = OutsidePrograms.path("proftpd");
    ServerFolder folder = ServerFolder.create("proftpd");
    int port = LoopbackPorts.reserved();
    try {
      List<String> lines = new ArrayList<>(List.of("# the admin's own words"));
      lines.addAll(ProFtpd.modules(program));
      lines.addAll(ProFtpd.listening(folder, port));
      lines.addAll(ProFtpd.users(users(), folder));
      lines.add("<IfModule mod_tls.c>");
      lines.add("  TLSLog " + folder.resolve("tls.log"));
      lines.add("  #TLSRSACertificateFile /etc/ssl/certs/old.pem");
      lines.addAll(List.of(more));
      lines.add("</IfModule>");
      Path config = folder.write("proftpd.conf", lines);
      Service service = new Service(folder, program, config, port, Optional.empty());
      return service.begun(
          "HUP", List.of(program.toString(), "--nodaemon", "--config", config.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pure-FTPd, with the lines put at the end of its configuration. */
  public static Service pureFtpd(String... more) {
    Path program = OutsidePrograms.path("pure-ftpd");
    OutsidePrograms.requireRoot("Pure-FTPd");
    ServerFolder folder = ServerFolder.create("pure-ftpd");
    int port = LoopbackPorts.reserved();
    LoopbackPorts.PassiveRange passive = LoopbackPorts.passiveRange();
    try {
      List<String> lines = new ArrayList<>();
      lines.add("# the admin's own words");
      lines.add("Bind " + LoopbackPorts.HOST + "," + port);
      lines.add("PassivePortRange " + passive.first() + " " + passive.last());
      lines.add("PureDB " + PureFtpd.database(users(), folder));
      lines.addAll(List.of("NoAnonymous yes", "ChrootEveryone yes", "DontResolve yes"));
      lines.addAll(List.of("MinUID 1", "PIDFile " + folder.resolve("pure-ftpd.pid")));
      lines.add("AltLog clf:" + folder.resolve("transfers.log"));
      lines.addAll(List.of(more));
      Path config = folder.write("pure-ftpd.conf", lines);
      Service service = new Service(folder, program, config, port, Optional.empty());
      return service.begun("TERM", List.of(program.toString(), config.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Service begun(String signal, List<String> command) throws IOException {
    List<String> script = new ArrayList<>();
    script.add("#!/bin/sh");
    script.add("cd " + folder.resolve(".") + " || exit 1");
    script.add("if [ -s pid ]; then");
    script.add("  old=$(cat pid)");
    script.add("  kill -" + signal + " $old 2>/dev/null");
    if (signal.equals("HUP")) {
      script.add("  [ -d /proc/$old ] && exit 0");
    }
    script.add("  n=0");
    script.add("  while [ -d /proc/$old ] && ! grep -q 'State:.Z' /proc/$old/status; do");
    script.add("    n=$((n+1)); [ $n -gt 100 ] && exit 1; sleep 0.05");
    script.add("  done");
    script.add("fi");
    // vsftpd reports faults of its start on file descriptor 0, which must therefore be writable.
    script.add(String.join(" ", command) + " 0>>console.log >>console.log 2>&1 &");
    script.add("echo $! >pid");
    folder.write("restart.sh", script);
    try {
      restart();
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** What restarts the listener: program and arguments. */
  public List<String> restartCommand() {
    return List.of("/bin/sh", folder.resolve("restart.sh").toString());
  }

  /** Restarts, and waits for an answer. */
  public void restart() {
    ProgramRun.run(restartCommand(), folder.resolve("."), Map.of(), LIMIT).requireOk();
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!LoopbackPorts.answers(port)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("no answer on port " + port + "\n" + log());
      }
      pause();
    }
  }

  /** Its listener. */
  public ProcessHandle listener() {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path program() {
    return program;
  }

  public Path config() {
    return config;
  }

  public int port() {
    return port;
  }

  /** A folder that the server may be given files in. */
  public Path folder(String name) {
    return folder.resolve(name);
  }

  /** The folder of the users' files. */
  public Path root() {
    return folder.files();
  }

  public String log() {
    return folder.log();
  }

  @Override
  public void close() {
    // Sessions outlive their listener; all were started with a path of this folder.
    String mine = folder.resolve(".").getParent().toString();
    List<ProcessHandle> all =
        ProcessHandle.allProcesses()
            .filter(p -> p.info().commandLine().filter(c -> c.contains(mine)).isPresent())
            .toList();
    all.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (all.stream().anyMatch(Service::lives) && System.nanoTime() < end) {
      pause();
    }
    pam.ifPresent(PamService::close);
    folder.delete();
  }

  /** One that has ended and that nobody has asked for yet does not. */
  private static boolean lives(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
