package io.sealport.cli.enrol;

import io.sealport.cli.console.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code request challenge} has made, as {@code --json} prints it.
 *
 * @param id the request's
 * @param check the check that looks at it
 * @param name what it proves
 * @param folder where the files are
 * @param files without the folder
 */
record Challenge(String id, String check, String name, String folder, List<String> files) {

  static Challenge of(String id, ChallengeStep step, Path folder) {
    return new Challenge(
        id, step.check(), step.name().toString(), folder.toString(), ChallengeFiles.NAMES);
  }

  Table table() {
    return Table.of()
        .row("Request", id)
        .row("Check", check)
        .row("Name", name)
        .row("Folder", folder)
        .row("Files", String.join(" ", files));
  }
}
