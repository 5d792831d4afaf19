package io.sealport.policy;

import io.sealport.pki.Name;
import java.util.List;
import java.util.Set;

/**
 * Which names a certificate may hold. Deny beats allow.
 *
 * @param bare the type of a name that is written without one
 * @param allow every name must match one of these
 * @param deny no name may match one of these
 * @param wildcards whether a DNS name may be a wildcard
 * @param scripts the writing systems of names beside ASCII
 * @param min the fewest names
 * @param max the most names
 */
public record NameRules(
    Name.Type bare,
    List<NamePattern> allow,
    List<NamePattern> deny,
    boolean wildcards,
    Set<Script> scripts,
    int min,
    int max) {

  /** So that a CRL or a handshake is not made heavy by one certificate. */
  static final int HARD_MAX = 100;

  /** The names' characters together: a TLS message of 16 KiB must hold the whole chain. */
  static final int HARD_MAX_TOTAL = 8000;

  public NameRules {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
    scripts = Set.copyOf(scripts);
  }
}
