package io.sealport.server.boot;

import java.security.Security;

/** Puts the fast provider first where its native library loads. */
final class Cryptography {

  private static final String AMAZON = "AmazonCorrettoCryptoProvider";

  private Cryptography() {}

  /** Installs it, once at the start. */
  static void install() {
    try {
      Class.forName("com.amazon.corretto.crypto.provider." + AMAZON)
          .getMethod("install")
          .invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      // Bouncy Castle signs then; the start says so.
      Security.removeProvider(AMAZON);
    }
  }

  /** Who signs, for the log. */
  static String signer() {
    return Security.getProvider(AMAZON) == null ? "Bouncy Castle" : AMAZON;
  }
}
