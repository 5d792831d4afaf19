package io.sealport.server.identity;

import io.sealport.pki.Name;
import java.util.Collection;
import java.util.Set;

/** Check {@code approval}: an operator looked at the pending request and approved it. */
public final class ApprovalCheck {

  public static final String ID = "approval";

  private ApprovalCheck() {}

  /**
   * The names of the request, approved.
   *
   * @param person who counts once, whatever credential it uses
   * @param operator the credential, as in the journal
   */
  public static Proof prove(Collection<Name> names, String person, String operator, String reason) {
    return Proof.byOfficer(ID, Set.copyOf(names)::contains, person, words(operator, reason));
  }

  static String words(String operator, String reason) {
    return operator + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
