package io.sealport.cli.prove;

import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.files.SafeFile;
import io.sealport.pki.Csr;
import java.nio.file.Path;
import java.security.KeyPair;

/**
 * The private key of a CSR that was made elsewhere.
 *
 * @param pem not encrypted
 * @param file where it stands, for messages
 */
record RequestKey(String pem, Path file) {

  private static final int MAX_BYTES = 1 << 20;

  static RequestKey read(Path file) {
    return new RequestKey(SafeFile.readText(file, MAX_BYTES), file);
  }

  /**
   * The pair of that CSR.
   *
   * @throws io.sealport.fault.Fault BAD_INPUT if it is another's key
   */
  KeyPair pairOf(Csr csr) {
    return PrivateKeys.pair(pem, csr.publicKey(), file.toString(), "the CSR");
  }

  @Override
  public String toString() {
    return "RequestKey[" + file + "]";
  }
}
