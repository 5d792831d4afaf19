package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PAM service that knows a map of users and nobody of the system. PAM reads services from /etc
 * only, so one file is put there under a name of our own; it goes at close, or when the JVM ends.
 */
final class PamService implements AutoCloseable {
  private final Path file;

  private PamService(Path file) {
    this.file = file;
  }

  static PamService create(ServerFolder folder, Map<String, String> users) throws IOException {
    Path module = module();
    List<String> accounts = new ArrayList<>();
    for (Map.Entry<String, String> user : users.entrySet()) {
      accounts.add(user.getKey() + ":" + PasswordHash.of(user.getValue()));
    }
    Path known = folder.write("users", accounts);
    String name = "sealport-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Path file = Path.of("/etc/pam.d", name);
    file.toFile().deleteOnExit();
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    Files.write(
        file,
        List.of(
            // Not pam_exec: vsftpd waits for the child that PAM starts, and so for ever.
            "auth required " + module + " nodelay pwdfile=" + known,
            "account required pam_permit.so"));
    return new PamService(file);
  }

  String name() {
    return file.getFileName().toString();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path module() throws IOException {
    List<Path> parents = new ArrayList<>(List.of(Path.of("/lib"), Path.of("/usr/lib")));
    OutsidePrograms.packageOf(OutsidePrograms.path("vsftpd"))
        .ifPresent(
            unpacked ->
                parents.addAll(0, List.of(unpacked.resolve("lib"), unpacked.resolve("usr/lib"))));
    for (Path parent : parents) {
      Optional<Path> module = moduleIn(parent);
      if (module.isPresent()) {
        return module.get();
      }
    }
    throw OutsidePrograms.missing("pam_pwdfile.so is missing; hint: run .ci/install-programs");
  }

  /** In the folder of whatever architecture. */
  private static Optional<Path> moduleIn(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) {
      return Optional.empty();
    }
    try (Stream<Path> architectures = Files.list(parent)) {
      return architectures
          .map(folder -> folder.resolve("security/pam_pwdfile.so"))
          .filter(Files::isReadable)
          .findFirst();
    }
  }
}
