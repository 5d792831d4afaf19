package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;

/**
 * What a server's class is told.
 *
 * @param source the files that came
 * @param target the folder that they go to
 * @param bySystemd whether systemd restarts the server
 */
record Layout(Machine machine, Source source, Path target, Settings settings, boolean bySystemd) {

  static final String CURRENT = "current";

  Layout {
    if (!target.toString().chars().allMatch(c -> c > ' ' && c != '"' && c < 0x7f)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "--to \"" + target + "\": FTP servers read plain paths, without blanks and quotes");
    }
  }

  /** The link to the set in use. */
  Path current() {
    return target.resolve(CURRENT);
  }

  /** A file of the set in use, by the path that stays the same at each renewal. */
  String path(String name) {
    return current().resolve(name).toString();
  }

  /** Whether clients are to show certificates, if anything is to be said of it. */
  boolean admitsClients() {
    return settings.clients() == Settings.Clients.REQUIRED
        || settings.clients() == Settings.Clients.OPTIONAL;
  }
}
