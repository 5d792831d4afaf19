package io.sealport.policy;

import java.util.List;

/**
 * Something that is still to be proven.
 *
 * @param subject the name ({@code dns:ftp.example.com}) that lacks proof
 * @param checks the checks of which any one is enough, as profiles spell them
 */
public record Demand(String subject, List<String> checks) {

  public Demand {
    checks = List.copyOf(checks);
  }
}
