package io.sealport.pki;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;

/** A key pair just made, for those who want its CSR and its file and need not touch the key. */
public final class FreshKey {

  private final KeyPair pair;

  private FreshKey(KeyPair pair) {
    this.pair = pair;
  }

  public static FreshKey generate(KeyType type, SecureRandom random) {
    return new FreshKey(Keys.generate(type, random));
  }

  /** A CSR for these names by this key. */
  public Csr csr(List<Name> names) {
    return CsrDraft.sign(pair, names);
  }

  /** The private key as unencrypted PKCS#8 PEM: for a file with mode 0600 and nothing else. */
  public String privateKeyPem() {
    return Keys.pem(pair.getPrivate());
  }

  /** The private key as encrypted PKCS#8 PEM. */
  public String encryptedPem(char[] passphrase) {
    return Keys.encryptedPem(pair.getPrivate(), passphrase);
  }

  /** A pen that writes with the key. */
  public Pen pen() {
    return new KeyPen(pair.getPrivate(), pair.getPublic());
  }

  @Override
  public String toString() {
    return "FreshKey";
  }
}
