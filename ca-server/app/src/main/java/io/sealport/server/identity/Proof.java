package io.sealport.server.identity;

import io.sealport.pki.Name;
import io.sealport.policy.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Evidence that a check of this room has found. */
public final class Proof implements Evidence {

  private final String check;
  private final Predicate<Name> names;
  private final boolean requester;
  private final Optional<String> officer;
  private final String statement;

  private Proof(
      String check,
      Predicate<Name> names,
      boolean requester,
      Optional<String> officer,
      String statement) {
    this.check = check;
    this.names = names;
    this.requester = requester;
    this.officer = officer;
    this.statement = statement;
  }

  /** Proof of names alone. */
  static Proof ofNames(String check, Predicate<Name> names, String statement) {
    return new Proof(check, names, false, Optional.empty(), statement);
  }

  /** Proof of who asks, and of names. */
  static Proof ofRequester(String check, Predicate<Name> names, String statement) {
    return new Proof(check, names, true, Optional.empty(), statement);
  }

  /** What was found before, from its row. */
  static Proof stored(
      String check,
      List<Name> names,
      boolean requester,
      @Nullable String officer,
      String statement) {
    return new Proof(check, names::contains, requester, Optional.ofNullable(officer), statement);
  }

  /** An officer's word for the requester and names. */
  static Proof byOfficer(String check, Predicate<Name> names, String officer, String statement) {
    return new Proof(check, names, true, Optional.of(officer), statement);
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
  public boolean provesRequester() {
    return requester;
  }

  @Override
  public Optional<String> officer() {
    return officer;
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
