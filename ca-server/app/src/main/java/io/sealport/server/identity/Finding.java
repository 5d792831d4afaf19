package io.sealport.server.identity;

import io.sealport.net.NetFailure;
import io.sealport.pki.Name;
import java.util.Set;

/** What a check found. */
public sealed interface Finding {

  /** One line for the record, without secrets. */
  String statement();

  /** One line for whoever asked. */
  default String told() {
    return statement();
  }

  /**
   * It is proven.
   *
   * @param names the names that are proven by it, the subject among them; none where only the
   *     requester is
   */
  record Proven(Set<Name> names, String statement) implements Finding {
    public Proven {
      names = Set.copyOf(names);
    }
  }

  /**
   * It is not proven; the statement says what was found and what was wanted.
   *
   * @param told what a requester without a role is told: not what only this CA can see
   */
  record NotProven(String statement, String told) implements Finding {

    /** What was found may be told to whoever asked. */
    public NotProven(String statement) {
      this(statement, statement);
    }

    /**
     * What another machine did, or the way to it, of which the requester is told the kind alone.
     */
    public static NotProven of(NetFailure failure) {
      return new NotProven(
          failure.sentence(),
          switch (failure.kind()) {
            case RESOLUTION, MISMATCH -> failure.sentence();
            case FORBIDDEN_ADDRESS -> "the name leads to no address that this CA dials";
            case CONNECTION -> "nobody answered there, or the connection broke";
            case TIMEOUT -> "no end within the time that a look has";
            case TOO_MUCH -> "what answered said more than anybody needs";
            case PROTOCOL -> "what answered does not speak as it should";
            case TLS -> "no TLS 1.2 or 1.3 could be agreed on with what answered";
          });
    }
  }
}
