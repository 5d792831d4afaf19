package io.sealport.server.authority;

import io.sealport.pki.HeldKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pen;
import java.security.PrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

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
   * Takes a key that was made elsewhere, in the place of what an earlier attempt has left.
   *
   * @param publicKey its public half
   * @throws io.sealport.fault.Fault UNAVAILABLE if it cannot be kept
   */
  void adopt(String id, HeldKey key, SubjectPublicKeyInfo publicKey);

  /**
   * The pen of a key.
   *
   * @throws io.sealport.fault.Fault UNAVAILABLE if there is no such key, UNAUTHENTICATED if the
   *     passphrase does not open it
   */
  Pen pen(String id);

  /**
   * Says whether a key can be used now, and will be after the next start.
   *
   * @param publicKey its public half, as the certificate has it
   * @throws io.sealport.fault.Fault UNAVAILABLE if it is not in its place or is another one
   */
  void requireKept(String id, SubjectPublicKeyInfo publicKey);

  /**
   * Says no where there is no such key; that it can be opened is not said.
   *
   * @throws io.sealport.fault.Fault UNAVAILABLE
   */
  void require(String id);

  /** The key as a JCA handle, for TLS; it may be a reference to a token. */
  PrivateKey handle(String id);

  /** Removes a key that is no longer used; one that is not there is no fault. */
  void discard(String id);
}
