package io.sealport.server.journal;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps the database from working, in words for whoever can mend it: no SQL, no path, no
 * address. Each is over as soon as its cause is, unless its hint says otherwise.
 */
public enum DatabaseTrouble {
  FULL("the disk of the database is full", "make room on it; the server goes on by itself"),
  LOST("the database cannot be reached", "see that it runs; the server goes on by itself"),
  LOCKED(
      "another program has locked the database",
      "end what works on it beside the server; the server goes on by itself"),
  CROWDED("too much waits for the database", "ask again later"),
  READ_ONLY(
      "the database is read-only",
      "give the server the right to write it and its folder; the server goes on by itself"),
  DENIED(
      "the database does not let the server in",
      "check user and password (database-password-file or ~/.pgpass) and the rights of the user"),
  ABSENT("the database does not exist", "make it, with the server's user as its owner"),
  DAMAGED("the database is damaged", "stop the server and restore the newest backup"),
  NOT_ONE("the file of the database is not a database", "restore the newest backup"),
  DISK("the disk of the database does not work", "see the system's log"),
  GONE(
      "the file of the database is missing",
      "put it back where it was, or stop the server and restore the newest backup"),
  REPLACED(
      "another file is in the place of the database", "start the server anew, if that is meant"),
  SECOND_WRITER(
      "the end of this server's journal is not the one that it wrote: another of the same name"
          + " writes into the database",
      "give each server a name of its own (sealport ca join), start this one anew, and run"
          + " sealport journal verify"),
  SENT_AWAY(
      "this server was removed from those that use the database",
      "sealport ca join makes a new one, under a name that was not used yet"),
  UNCERTAIN(
      "the database was lost while it stored this: whether it did is unknown",
      "ask again with the same idempotency key, or look whether it was done");

  /** A cause chain may be a circle. */
  private static final int DEEPEST = 20;

  private final String words;
  private final String hint;

  DatabaseTrouble(String words, String hint) {
    this.words = words;
    this.hint = hint;
  }

  /** What is wrong, in one line. */
  public String words() {
    return words;
  }

  public Fault fault() {
    return Fault.of(Kind.UNAVAILABLE, words).withHint(hint);
  }

  public Fault fault(Throwable cause) {
    return Fault.of(Kind.UNAVAILABLE, words, cause).withHint(hint);
  }

  /** Whether that is what a fault says. */
  public boolean isSaidBy(Fault fault) {
    return fault.kind() == Kind.UNAVAILABLE && words.equals(fault.message());
  }

  /** The trouble that an exception tells of, wherever in it. */
  public static Optional<DatabaseTrouble> of(Throwable thrown) {
    Optional<DatabaseTrouble> found = Optional.empty();
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST; depth++) {
      if (t instanceof Fault fault) {
        Optional<DatabaseTrouble> said =
            Arrays.stream(values()).filter(v -> v.isSaidBy(fault)).findFirst();
        if (said.isPresent()) {
          return said;
        }
      }
      if (t instanceof SQLException e) {
        // The innermost that says something: a pool wraps what the driver said.
        DatabaseTrouble closer = of(e);
        found = closer == null ? found : Optional.of(closer);
      }
      t = t.getCause();
    }
    return found;
  }

  /** Whether a text was to be stored or looked for that no PostgreSQL takes: it holds a NUL. */
  public static boolean isOfText(Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST; depth++) {
      if (t instanceof SQLException e && "22021".equals(e.getSQLState())) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }

  /** Whether no connection could be had at all, which the pool has tried for long enough. */
  static boolean isOfPool(Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST; depth++) {
      if (t instanceof SQLTransientConnectionException) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }

  private static @Nullable DatabaseTrouble of(SQLException e) {
    String state = e.getSQLState();
    if (state == null && "Connection is closed".equals(e.getMessage())) {
      // The pool's word for one that broke while it was lent.
      return LOST;
    }
    DatabaseTrouble known = state == null ? sqlite(e.getErrorCode()) : standard(state);
    if (known == null && e instanceof SQLTransientConnectionException) {
      // The pool had no connection to give, or could make none.
      return e.getCause() == null ? CROWDED : LOST;
    }
    return known;
  }

  /** By SQLite's result codes. */
  private static @Nullable DatabaseTrouble sqlite(int code) {
    return switch (code) {
      case 3, 23 -> DENIED;
      case 5, 6 -> LOCKED;
      case 8 -> READ_ONLY;
      case 10 -> DISK;
      case 11 -> DAMAGED;
      case 13 -> FULL;
      case 14 -> GONE;
      case 26 -> NOT_ONE;
      default -> null;
    };
  }

  /** By the SQLSTATEs of PostgreSQL's appendix A. */
  private static @Nullable DatabaseTrouble standard(String state) {
    return switch (state) {
      case "53100" -> FULL;
      case "53300" -> CROWDED;
      case "3D000" -> ABSENT;
      case "25006" -> READ_ONLY;
      case "42501" -> DENIED;
      case "55P03" -> LOCKED;
      case "58030" -> DISK;
      case "XX001", "XX002" -> DAMAGED;
      // The driver's own: a password was wanted and there is none.
      case "08004" -> DENIED;
      // Shutdown, crash of another session, not accepting yet.
      case "57P01", "57P02", "57P03", "57P05" -> LOST;
      // It held its turn for too long without a word, and the database has ended it.
      case "25P03" -> LOST;
      default ->
          switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> LOST;
            case "28" -> DENIED;
            case "53" -> CROWDED;
            default -> null;
          };
    };
  }
}
