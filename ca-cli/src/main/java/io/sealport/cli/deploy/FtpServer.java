package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What one FTP server wants: which files, which configuration, which restart. */
interface FtpServer {

  FtpServerKind kind();

  /** The files of a set, in the order in which they are written. */
  List<NewFile> files(Layout layout);

  /** Whether a file of the set is read by it, or what it reads is made of that file. */
  boolean reads(String file);

  /** Its configuration, as lines to be read by people. */
  List<String> directives(Layout layout);

  /**
   * The same as changes of its files.
   *
   * @throws Fault if they cannot be made
   */
  Edits edits(Layout layout);

  /**
   * How it is made to serve the files, where systemd runs; empty if it does so by itself.
   *
   * @param configured whether its configuration was changed
   */
  List<String> usualRestart(boolean configured);

  /** Whether nobody but the admin knows how it is restarted. */
  default boolean wantsRestartCommand() {
    return false;
  }

  /** Its own look at its configuration, where it has one. */
  default Optional<List<String>> check(Layout layout) {
    return Optional.empty();
  }

  /**
   * Says no where a change of its configuration could not be checked.
   *
   * @throws Fault NOT_FOUND if its program is not there
   */
  default void requireCheckable(Layout layout) {}

  /** How its program tells its version; empty where no program does. */
  default List<String> versionCommand() {
    return List.of();
  }

  /**
   * Says why it cannot be done here.
   *
   * @throws Fault CONFLICT if it cannot
   */
  default void requireApplicable(Layout layout) {}

  /** The file of its configuration: the one that was named, else the usual one. */
  default Path configuration(Layout layout, List<String> usual) {
    return layout
        .settings()
        .file()
        .or(() -> layout.machine().first(usual))
        .orElseThrow(
            () ->
                Fault.of(
                        Kind.NOT_FOUND,
                        "no configuration of "
                            + kind().title()
                            + ": none of "
                            + String.join(", ", usual))
                    .withHint("name it with --config"));
  }
}
