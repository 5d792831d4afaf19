package io.sealport.pki;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Which cryptographic provider does the work: Amazon's where the program has installed it and it
 * knows the algorithm, else Bouncy Castle. One instance each, since making one costs more than a
 * signature.
 */
public final class Providers {

  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
  private static final String AMAZON = "AmazonCorrettoCryptoProvider";

  private Providers() {}

  /** The provider for a JCA service, such as {@code Signature} / {@code SHA256withECDSA}. */
  public static Provider of(String service, String algorithm) {
    Provider amazon = Security.getProvider(AMAZON);
    // It signs with Ed25519 but, unless told to, offers no key factory that reads such keys.
    boolean knows =
        amazon != null
            && !algorithm.equals("Ed25519")
            && amazon.getService(service, algorithm) != null;
    return knows ? amazon : BOUNCY_CASTLE;
  }

  /** Bouncy Castle, for structures that only it knows. */
  public static Provider bouncyCastle() {
    return BOUNCY_CASTLE;
  }
}
