package io.sealport.server.identity;

import io.sealport.pki.Name;
import io.sealport.policy.Evidence;
import java.util.function.Predicate;

/** Evidence that a check of this room has found. */
public final class Proof implements Evidence {

  private final String check;
  private final Predicate<Name> names;
  private final String statement;

  Proof(String check, Predicate<Name> names, String statement) {
    this.check = check;
    this.names = names;
    this.statement = statement;
  }

  @Override
  public String check() {
    return check;
  }

  @Override
  public boolean proves(Name name) {
    return names.test(name);
  }

  @Override
  public String statement() {
    return statement;
  }

  @Override
  public String toString() {
    return check + ": " + statement;
  }
}
