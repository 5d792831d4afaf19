package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.journal.DatabaseTrouble;
import java.io.IOException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;

/** Finds the fault inside what the framework wraps around it when a start fails. */
final class Startup {

  /** A cause chain may be a circle. */
  private static final int DEEPEST = 20;

  private Startup() {}

  static Fault fault(RuntimeException e) {
    Throwable t = e;
    for (int depth = 0; t != null && depth < DEEPEST; depth++) {
      if (t instanceof Fault fault) {
        return fault;
      }
      if (t instanceof BindException) {
        return Fault.of(Kind.CONFLICT, "a port is in use: " + t.getMessage(), e);
      }
      t = t.getCause();
    }
    return Fault.of(Kind.INTERNAL, "the server does not start: " + e, e);
  }

  /**
   * The same when it is known which database was to be used.
   *
   * @param database as errors name it, without a password
   */
  static Fault fault(Exception e, String database) {
    Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(e);
    if (trouble.isPresent()) {
      Fault plain = trouble.get().fault(e);
      String reason = reason(e).map(r -> " (" + r + ")").orElse("");
      Fault placed = Fault.of(Kind.UNAVAILABLE, plain.message() + ": " + database + reason, e);
      return plain.hint().map(placed::withHint).orElse(placed);
    }
    return e instanceof RuntimeException runtime && !isOfDatabase(e)
        ? fault(runtime)
        : Fault.of(Kind.UNAVAILABLE, "the database cannot be used: " + database, e);
  }

  /** Whether the database has failed and nobody has said it in our words. */
  private static boolean isOfDatabase(Throwable e) {
    Throwable t = e;
    for (int depth = 0; t != null && depth < DEEPEST && !(t instanceof Fault); depth++) {
      if (t instanceof SQLException) {
        return true;
      }
      t = t.getCause();
    }
    return false;
  }

  /** What the network or the system said. */
  private static Optional<String> reason(Throwable thrown) {
    Optional<String> found = Optional.empty();
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST; depth++) {
      // What SQLite says, our words have said.
      if ((t instanceof SQLException e && e.getSQLState() != null) || t instanceof IOException) {
        found = Optional.ofNullable(t.getMessage()).flatMap(m -> m.lines().findFirst());
      }
      t = t.getCause();
    }
    return found;
  }
}
