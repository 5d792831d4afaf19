package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The configuration's file. Adding and removing changes the lines of one certificate and leaves all
 * others, comments included, as they are; what would come out is read before it is written.
 */
final class ConfigFile {

  private static final int MAX_BYTES = 1 << 20;

  private final Path file;

  ConfigFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  Path path() {
    return file;
  }

  /**
   * Reads it.
   *
   * @throws Fault NOT_FOUND, or BAD_CONFIGURATION with file and line of all that is wrong
   */
  AgentConfig read() {
    if (!Files.exists(file)) {
      throw Fault.of(Kind.NOT_FOUND, "no configuration " + file)
          .withHint("sealport agent add FOLDER writes one; --config names another");
    }
    return parse(text());
  }

  /** What it says; empty where there is none. */
  Optional<AgentConfig> readIfThere() {
    return Files.exists(file) ? Optional.of(read()) : Optional.empty();
  }

  /**
   * Adds a certificate; makes the file where there is none.
   *
   * @param state for a file that is made
   * @throws Fault CONFLICT if the id or the folder is looked after already
   */
  AgentConfig add(String id, Path folder, List<String> lines, Path state) {
    Optional<AgentConfig> before = readIfThere();
    before.ifPresent(b -> requireNew(b, id, folder));
    ConfigText text =
        before.isPresent() ? ConfigText.of(text()) : ConfigText.fresh(ConfigText.quoted(state));
    int count = before.map(b -> b.certificates().size()).orElse(0);
    return replace(text.with(lines), count + 1);
  }

  /**
   * Takes one out.
   *
   * @throws Fault NOT_FOUND if there is none of that id; CONFLICT if its lines cannot be told from
   *     the others'
   */
  AgentConfig remove(String id) {
    AgentConfig before = read();
    int place = before.certificates().indexOf(before.require(id));
    AgentConfig after = parse(ConfigText.of(text()).without(place, before.certificates().size()));
    if (after.certificates().size() != before.certificates().size() - 1
        || after.find(id).isPresent()) {
      throw Fault.of(Kind.CONFLICT, file + " is not written line by line")
          .withHint("take \"" + id + "\" out with an editor");
    }
    return replace(
        ConfigText.of(text()).without(place, before.certificates().size()),
        after.certificates().size());
  }

  private AgentConfig replace(String text, int wanted) {
    AgentConfig after = parse(text);
    if (after.certificates().size() != wanted) {
      throw Fault.of(Kind.CONFLICT, file + " is not written line by line")
          .withHint("edit it by hand");
    }
    Path folder = file.getParent();
    if (folder != null) {
      SafeFile.publicFolder(folder);
    }
    SafeFile.replace(file, text.getBytes(StandardCharsets.UTF_8), SafeFile.Mode.PUBLIC);
    return after;
  }

  private void requireNew(AgentConfig before, String id, Path folder) {
    if (before.find(id).isPresent()) {
      throw Fault.of(Kind.CONFLICT, "the agent looks after a \"" + id + "\" already")
          .withHint("--id gives it another name");
    }
    before.certificates().stream()
        .filter(w -> w.folder().equals(folder))
        .findFirst()
        .ifPresent(
            w -> {
              throw Fault.of(
                  Kind.CONFLICT,
                  "the agent looks after " + folder + " already: \"" + w.id() + "\"");
            });
  }

  private String text() {
    RootsOwn.require(file);
    return SafeFile.readText(file, MAX_BYTES);
  }

  private AgentConfig parse(String text) {
    return ConfigReader.read(file, text);
  }
}
