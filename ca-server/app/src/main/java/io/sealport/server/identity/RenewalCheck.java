package io.sealport.server.identity;

import io.sealport.pki.Name;
import java.util.Collection;
import java.util.Set;

/** Check {@code renewal}: the requester used the key of a valid certificate with these names. */
public final class RenewalCheck {

  public static final String ID = "renewal";

  private RenewalCheck() {}

  /** The names of the certificate that the requester holds. */
  public static Proof prove(Collection<Name> names, String serial) {
    return Proof.ofRequester(ID, Set.copyOf(names)::contains, "certificate " + serial);
  }
}
