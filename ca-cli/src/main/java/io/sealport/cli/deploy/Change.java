package io.sealport.cli.deploy;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file of somebody else that is to be changed. */
sealed interface Change {

  Path file();

  /** What would be changed, for people. */
  String told();

  /** The content that it was made for; empty where there was no such file. */
  Optional<String> was();

  /** The content afterwards. */
  String becomes();

  /**
   * A text with other lines.
   *
   * @param before empty where there is no such file
   */
  record Edit(Path file, Optional<String> before, String after) implements Change {

    /** Lines that are not changed may hold anybody's secrets: they are not shown. */
    private static final int CONTEXT = 0;

    @Override
    public Optional<String> was() {
      return before.map(Content::text);
    }

    @Override
    public String becomes() {
      return Content.text(after);
    }

    @Override
    public String told() {
      List<String> old = before.map(b -> b.lines().toList()).orElse(List.of());
      return String.join(
          "\n",
          UnifiedDiffUtils.generateUnifiedDiff(
              before.isEmpty() ? "/dev/null" : file.toString(),
              file.toString(),
              old,
              DiffUtils.diff(old, after.lines().toList()),
              CONTEXT));
    }
  }

  /** A link in the place of a file, for a server that knows only one path. */
  record Link(Path file, Path to, Optional<String> was) implements Change {

    @Override
    public String becomes() {
      return Content.link(to);
    }

    @Override
    public String told() {
      return file + " -> " + to;
    }
  }
}
