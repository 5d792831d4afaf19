package io.sealport.policy.lint;

/** A lint about what is wise rather than well-formed: a warning, and the profile's to say. */
interface HouseLint extends Lint {

  @Override
  default Severity severity() {
    return Severity.WARNING;
  }

  @Override
  default boolean adjustable() {
    return true;
  }
}
