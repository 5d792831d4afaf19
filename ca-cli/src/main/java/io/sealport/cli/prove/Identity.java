package io.sealport.cli.prove;

import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.files.SafeFile;
import java.nio.file.Path;
import java.security.KeyPair;

/**
 * A certificate that the requester has already, of this CA or of another.
 *
 * @param chain PEM, the certificate first
 * @param key its pair
 */
record Identity(String chain, KeyPair key) {

  private static final int MAX_BYTES = 1 << 20;

  /**
   * Reads both files.
   *
   * @throws io.sealport.fault.Fault BAD_INPUT if they do not belong together
   */
  static Identity read(Path certificate, Path key) {
    String chain = SafeFile.readText(certificate, MAX_BYTES);
    return new Identity(
        chain, PrivateKeys.pair(SafeFile.readText(key, MAX_BYTES), chain, key.toString()));
  }
}
