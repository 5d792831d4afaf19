package io.sealport.ftps;

import java.util.Arrays;
import org.bouncycastle.tls.CipherSuite;

/**
 * The cipher suites that are offered, by IANA's names, the preferred ones first. In each of them
 * the server signs with its certificate's key what the client has chosen at random; a server that
 * can only decrypt (static RSA) shows too late that it has the key.
 */
enum OfferedSuite {
  TLS_AES_128_GCM_SHA256(CipherSuite.TLS_AES_128_GCM_SHA256),
  TLS_AES_256_GCM_SHA384(CipherSuite.TLS_AES_256_GCM_SHA384),
  TLS_CHACHA20_POLY1305_SHA256(CipherSuite.TLS_CHACHA20_POLY1305_SHA256),
  TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256),
  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384),
  TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256(
      CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256),
  TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256),
  TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384),
  TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256(
      CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
  TLS_DHE_RSA_WITH_AES_128_GCM_SHA256(CipherSuite.TLS_DHE_RSA_WITH_AES_128_GCM_SHA256),
  TLS_DHE_RSA_WITH_AES_256_GCM_SHA384(CipherSuite.TLS_DHE_RSA_WITH_AES_256_GCM_SHA384),
  TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256(CipherSuite.TLS_DHE_RSA_WITH_CHACHA20_POLY1305_SHA256),
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256),
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384),
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256),
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384),
  TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA),
  TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA(CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA),
  TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA(CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA),
  TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA(CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA),
  TLS_DHE_RSA_WITH_AES_128_CBC_SHA(CipherSuite.TLS_DHE_RSA_WITH_AES_128_CBC_SHA),
  TLS_DHE_RSA_WITH_AES_256_CBC_SHA(CipherSuite.TLS_DHE_RSA_WITH_AES_256_CBC_SHA);

  private final int id;

  OfferedSuite(int id) {
    this.id = id;
  }

  /** All of them, as the library takes them. */
  static int[] ids() {
    return Arrays.stream(values()).mapToInt(s -> s.id).toArray();
  }

  /** The one that a server has chosen; the library lets it choose no other. */
  static OfferedSuite of(int id) {
    return Arrays.stream(values())
        .filter(s -> s.id == id)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("never offered: " + id));
  }
}
