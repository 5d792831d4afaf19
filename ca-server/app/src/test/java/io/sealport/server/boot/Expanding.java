package io.sealport.server.boot;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a migration only adds: the program of the schema before it goes on reading and writing
 * while servers are replaced one by one.
 */
final class Expanding {

  private static final Pattern CREATED = Pattern.compile("create table (?:if not exists )?(\\w+)");
  private static final Pattern UNIQUE = Pattern.compile("create unique index \\w+ on (\\w+)");
  private static final Pattern FLOOR = Pattern.compile("update schema_floor set schema = (\\d+)");

  private Expanding() {}

  /**
   * The statements that the older program could not live with; none where the migration says, by
   * raising {@code schema_floor} to its own number, that it must be gone.
   *
   * @param number the migration's own
   */
  static List<String> objections(long number, String sql) {
    List<String> statements =
        Arrays.stream(sql.replaceAll("--[^\n]*", "").split(";"))
            .map(s -> s.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
            .filter(s -> !s.isEmpty())
            .toList();
    Set<String> created = new HashSet<>();
    for (String statement : statements) {
      Matcher floor = FLOOR.matcher(statement);
      if (floor.find() && Long.parseLong(floor.group(1)) == number) {
        return List.of();
      }
      Matcher table = CREATED.matcher(statement);
      if (table.lookingAt()) {
        created.add(table.group(1));
      }
    }
    return statements.stream().filter(s -> !isHarmless(s, created)).toList();
  }

  private static boolean isHarmless(String statement, Set<String> created) {
    Matcher unique = UNIQUE.matcher(statement);
    if (unique.lookingAt()) {
      // What the older program writes may not be unique.
      return created.contains(unique.group(1));
    }
    if (statement.startsWith("alter table")) {
      return isHarmlessColumn(statement);
    }
    // An index says nothing about what may be written; other rows are what data is for.
    return statement.startsWith("create table")
        || statement.startsWith("create index")
        || statement.startsWith("drop index")
        || statement.startsWith("insert into")
        || statement.startsWith("update ");
  }

  /** The older program leaves a new column out when it inserts. */
  private static boolean isHarmlessColumn(String statement) {
    return statement.matches("alter table \\w+ add column \\w+ .*")
        && (!statement.contains("not null") || statement.contains(" default "))
        && !statement.contains(" unique")
        && !statement.contains(" references ")
        && !statement.contains(" check");
  }
}
