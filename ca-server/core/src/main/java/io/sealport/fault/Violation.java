package io.sealport.fault;

/**
 * One broken rule of a refusal. A refusal lists every violation at once.
 *
 * @param rule the rule's stable id, such as {@code names.allow} or {@code rule.1}
 * @param found the value that was found, safe to show
 * @param limit what the rule wants, in words or as a value
 */
public record Violation(String rule, String found, String limit) {

  @Override
  public String toString() {
    return rule + ": found " + found + ", wanted " + limit;
  }
}
