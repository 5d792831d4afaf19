package io.sealport.pki;

import java.security.Provider;
import java.security.Security;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which cryptographic provider does the work: Amazon's where the program has installed it and it
 * knows the algorithm, else Bouncy Castle. One instance each, since making one costs more than a
 * signature.
 */
public final class Providers {

  private static final String AMAZON = "AmazonCorrettoCryptoProvider";

  private Providers() {}

  /** Made when it is first wanted: many commands never want it. */
  private static final class Holder {
    static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  }

  /** The provider for a JCA service, such as {@code Signature} / {@code SHA256withECDSA}. */
  public static Provider of(String service, String algorithm) {
    return fast(service, algorithm).orElseGet(Providers::bouncyCastle);
  }

  /** Amazon's, if it is here and knows the algorithm. */
  static Optional<Provider> fast(String service, String algorithm) {
    // It signs with Ed25519 but, unless told to, offers no key factory that reads such keys.
    return Optional.ofNullable(Security.getProvider(AMAZON))
        .filter(amazon -> !algorithm.equals("Ed25519"))
        .filter(amazon -> amazon.getService(service, algorithm) != null);
  }

  /** Bouncy Castle, for structures that only it knows. */
  public static Provider bouncyCastle() {
    return Holder.BOUNCY_CASTLE;
  }
}
