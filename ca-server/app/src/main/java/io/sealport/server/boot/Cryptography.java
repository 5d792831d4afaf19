package io.sealport.server.boot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the fast provider first where its native library loads. */
final class Cryptography {

  private static final Logger LOG = LoggerFactory.getLogger(Cryptography.class);

  private Cryptography() {}

  static void install() {
    try {
      Class<?> amazon =
          Class.forName("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider");
      amazon.getMethod("install").invoke(null);
      LOG.info("signing with Amazon Corretto Crypto Provider");
    } catch (ReflectiveOperationException | LinkageError e) {
      LOG.info("signing with Bouncy Castle: the native provider does not load here");
    }
  }
}
