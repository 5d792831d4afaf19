package io.sealport.server.authority;

import io.sealport.pki.KeyType;
import io.sealport.pki.Pen;
import java.security.PrivateKey;

/**
 * Where private keys live. A key is made in its place and known by its id; what leaves is a {@link
 * Pen}. The file store is one, a token or a KMS would be another.
 */
interface SigningKeys {

  /**
   * Makes a key under an id that is not taken.
   *
   * @throws io.sealport.fault.Fault CONFLICT if the id is taken, UNAVAILABLE if it cannot be kept
   */
  Pen create(String id, KeyType type);

  /**
   * The pen of a key.
   *
   * @throws io.sealport.fault.Fault UNAVAILABLE if there is no such key, UNAUTHENTICATED if the
   *     passphrase does not open it
   */
  Pen pen(String id);

  /** The key as a JCA handle, for TLS; it may be a reference to a token. */
  PrivateKey handle(String id);

  /** Removes a key that is no longer used; one that is not there is no fault. */
  void discard(String id);
}
