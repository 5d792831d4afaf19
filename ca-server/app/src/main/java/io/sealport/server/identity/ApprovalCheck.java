package io.sealport.server.identity;

import io.sealport.pki.Name;
import java.util.Collection;
import java.util.Set;

/** Check {@code approval}: an operator looked at the pending request and approved it. */
public final class ApprovalCheck {

  public static final String ID = "approval";

  private ApprovalCheck() {}

  /** The names of the request, approved by that operator in those words. */
  public static Proof prove(Collection<Name> names, String operator, String reason) {
    return Proof.byOfficer(
        ID,
        Set.copyOf(names)::contains,
        operator,
        operator + (reason.isEmpty() ? "" : " (" + reason + ")"));
  }
}
