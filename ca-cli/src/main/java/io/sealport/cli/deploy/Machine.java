package io.sealport.cli.deploy;

import io.sealport.net.Dialer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The machine that the FTP server runs on.
 *
 * @param root of its file system
 */
record Machine(Path root, Clock clock, Dialer dialer, Programs programs) {

  /** This one. */
  static Machine here() {
    return new Machine(Path.of("/"), Clock.systemUTC(), Dialer.direct(), new Programs());
  }

  /** A path of that machine. */
  Path path(String absolute) {
    return root.resolve(absolute.substring(1));
  }

  /** The first of those that are there. */
  Optional<Path> first(List<String> paths) {
    return paths.stream().map(this::path).filter(Files::exists).findFirst();
  }

  /** Whether systemd looks after services. */
  boolean runsSystemd() {
    return Files.isDirectory(path("/run/systemd/system"));
  }
}
