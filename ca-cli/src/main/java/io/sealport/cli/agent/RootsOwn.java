package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;

/**
 * What root works by must be root's: in a folder of a user, the user decides which of root's files
 * is read and written.
 */
final class RootsOwn {

  private static final int ROOT = 0;
  private static final int WRITABLE_BY_OTHERS = 0022;

  private RootsOwn() {}

  /**
   * Says no, if this process is root's, to what is not or what others may write.
   *
   * @param path what is not there is left to whoever reads it
   * @throws Fault BAD_CONFIGURATION
   */
  static void require(Path path) {
    if (self().orElse(-1) == ROOT && Files.exists(path)) {
      require(path, ROOT);
    }
  }

  /** The same for that user in root's place. */
  static void require(Path path, int user) {
    try {
      int owner = (int) Files.getAttribute(path, "unix:uid");
      int ofLink = (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
      if (owner != user || ofLink != user) {
        throw no(path, "is not root's, but of the user " + (owner == user ? ofLink : owner));
      }
      int mode = (int) Files.getAttribute(path, "unix:mode");
      if ((mode & WRITABLE_BY_OTHERS) != 0) {
        throw no(path, "may be written by others than root");
      }
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot look at " + path + ": " + e.getMessage(), e);
    }
  }

  private static Fault no(Path path, String why) {
    return Fault.of(Kind.BAD_CONFIGURATION, path + " " + why + "; root's agent does not use it")
        .withHint(
            "run the agent as the user whose it is (systemd: User=), or: chown root "
                + path
                + "; chmod go-w "
                + path);
  }

  /** Whose this process is; empty where there are no such numbers. */
  private static OptionalInt self() {
    try {
      return OptionalInt.of((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "root".equals(System.getProperty("user.name"))
          ? OptionalInt.of(ROOT)
          : OptionalInt.empty();
    }
  }
}
