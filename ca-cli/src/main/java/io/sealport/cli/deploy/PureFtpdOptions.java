package io.sealport.cli.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pure-FTPd's options: lines of a file, or files of a folder. */
abstract class PureFtpdOptions {

  /** Reads a file or a folder. */
  static PureFtpdOptions of(Path configuration) {
    return Files.isDirectory(configuration)
        ? new Folder(configuration)
        : new OneFile(ConfigFile.read(configuration));
  }

  /** Whether the certificate's file can be named. */
  abstract boolean knowsCertificate();

  abstract Optional<String> value(String option);

  abstract void set(String option, String value);

  /** Makes a comment of it. */
  abstract void disable(String option);

  abstract List<Change> changes();

  /** {@code Option value}, the value perhaps in quotes. */
  private static final class OneFile extends PureFtpdOptions {

    private static final Pattern LINE = Pattern.compile("\\s*([A-Za-z]+)\\s+(.*?)\\s*");

    private final ConfigFile before;
    private final Lines lines;

    OneFile(ConfigFile before) {
      this.before = before;
      this.lines = Lines.of(before.text());
    }

    @Override
    boolean knowsCertificate() {
      return true;
    }

    @Override
    Optional<String> value(String option) {
      return find(option).stream()
          .map(i -> matched(i).group(2).replaceAll("^\"|\"$", ""))
          .reduce((first, second) -> second);
    }

    @Override
    void set(String option, String value) {
      if (value(option).filter(value::equals).isPresent()) {
        return;
      }
      List<Integer> there = find(option);
      String line = option + " " + value;
      if (there.isEmpty()) {
        lines.append(line);
      } else {
        lines.set(there.get(there.size() - 1), line);
      }
    }

    @Override
    void disable(String option) {
      find(option).forEach(i -> lines.set(i, "# " + lines.get(i)));
    }

    private List<Integer> find(String option) {
      List<Integer> found = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        Matcher line = matched(i);
        if (line.matches() && line.group(1).equalsIgnoreCase(option)) {
          found.add(i);
        }
      }
      return found;
    }

    private Matcher matched(int index) {
      Matcher line = LINE.matcher(lines.get(index));
      boolean unused = line.matches();
      return line;
    }

    @Override
    List<Change> changes() {
      return before.edited(lines.toString());
    }
  }

  /** A file for each option, that holds its value. */
  private static final class Folder extends PureFtpdOptions {

    private final Path folder;
    private final Map<String, String> set = new LinkedHashMap<>();

    Folder(Path folder) {
      this.folder = folder;
    }

    @Override
    boolean knowsCertificate() {
      return Files.exists(folder.resolve("CertFile"));
    }

    @Override
    Optional<String> value(String option) {
      return ConfigFile.readOrNew(folder.resolve(option)).found().map(String::strip);
    }

    @Override
    void set(String option, String value) {
      if (value(option).filter(value::equals).isEmpty()) {
        set.put(option, value);
      }
    }

    @Override
    void disable(String option) {
      // No program that reads such a folder knows an option that would contradict.
    }

    @Override
    List<Change> changes() {
      return set.entrySet().stream()
          .flatMap(
              e ->
                  ConfigFile.readOrNew(folder.resolve(e.getKey()))
                      .edited(e.getValue() + "\n")
                      .stream())
          .toList();
    }
  }
}
