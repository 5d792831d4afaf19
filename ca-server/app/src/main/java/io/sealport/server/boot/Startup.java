package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.BindException;
import java.sql.SQLException;

/** Finds the fault inside what the framework wraps around it when a start fails. */
final class Startup {

  private Startup() {}

  static Fault fault(RuntimeException e) {
    Throwable t = e;
    for (int depth = 0; t != null && depth < 20; depth++) {
      if (t instanceof Fault fault) {
        return fault;
      }
      if (t instanceof BindException) {
        return Fault.of(Kind.CONFLICT, "a port is in use: " + t.getMessage(), e);
      }
      if (t instanceof SQLException) {
        return Fault.of(Kind.UNAVAILABLE, "the database cannot be used: " + t.getMessage(), e);
      }
      t = t.getCause();
    }
    return Fault.of(Kind.INTERNAL, "the server does not start: " + e, e);
  }
}
