package io.sealport.server.boot;

/** Puts the fast provider first where its native library loads. */
final class Cryptography {

  private static final String AMAZON =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  private Cryptography() {}

  /**
   * Installs it, once at the start.
   *
   * @return who signs from now on, for the log
   */
  static String install() {
    try {
      Class.forName(AMAZON).getMethod("install").invoke(null);
      return "Amazon Corretto Crypto Provider";
    } catch (ReflectiveOperationException | LinkageError e) {
      return "Bouncy Castle (the native provider does not load here)";
    }
  }
}
