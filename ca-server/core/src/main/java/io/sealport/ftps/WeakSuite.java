package io.sealport.ftps;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Cipher suites that nobody should accept, by IANA's names. They are offered only to hear whether a
 * server would take one; no handshake with them is ever ended.
 */
public enum WeakSuite {
  TLS_RSA_WITH_NULL_MD5(0x0001, Weakness.NO_ENCRYPTION),
  TLS_RSA_WITH_NULL_SHA(0x0002, Weakness.NO_ENCRYPTION),
  TLS_RSA_WITH_NULL_SHA256(0x003B, Weakness.NO_ENCRYPTION),
  TLS_ECDHE_ECDSA_WITH_NULL_SHA(0xC006, Weakness.NO_ENCRYPTION),
  TLS_ECDHE_RSA_WITH_NULL_SHA(0xC010, Weakness.NO_ENCRYPTION),
  TLS_DH_anon_WITH_RC4_128_MD5(0x0018, Weakness.NO_SERVER),
  TLS_DH_anon_WITH_3DES_EDE_CBC_SHA(0x001B, Weakness.NO_SERVER),
  TLS_DH_anon_WITH_AES_128_CBC_SHA(0x0034, Weakness.NO_SERVER),
  TLS_DH_anon_WITH_AES_256_CBC_SHA(0x003A, Weakness.NO_SERVER),
  TLS_DH_anon_WITH_AES_128_GCM_SHA256(0x00A6, Weakness.NO_SERVER),
  TLS_ECDH_anon_WITH_AES_128_CBC_SHA(0xC018, Weakness.NO_SERVER),
  TLS_ECDH_anon_WITH_AES_256_CBC_SHA(0xC019, Weakness.NO_SERVER),
  TLS_RSA_EXPORT_WITH_RC4_40_MD5(0x0003, Weakness.SHORT_KEY),
  TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5(0x0006, Weakness.SHORT_KEY),
  TLS_RSA_EXPORT_WITH_DES40_CBC_SHA(0x0008, Weakness.SHORT_KEY),
  TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA(0x0014, Weakness.SHORT_KEY),
  TLS_RSA_WITH_DES_CBC_SHA(0x0009, Weakness.SHORT_KEY),
  TLS_DHE_RSA_WITH_DES_CBC_SHA(0x0015, Weakness.SHORT_KEY),
  TLS_RSA_WITH_RC4_128_MD5(0x0004, Weakness.RC4),
  TLS_RSA_WITH_RC4_128_SHA(0x0005, Weakness.RC4),
  TLS_ECDHE_ECDSA_WITH_RC4_128_SHA(0xC007, Weakness.RC4),
  TLS_ECDHE_RSA_WITH_RC4_128_SHA(0xC011, Weakness.RC4),
  TLS_RSA_WITH_3DES_EDE_CBC_SHA(0x000A, Weakness.TRIPLE_DES),
  TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA(0x0016, Weakness.TRIPLE_DES),
  TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA(0xC008, Weakness.TRIPLE_DES),
  TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA(0xC012, Weakness.TRIPLE_DES),
  TLS_RSA_WITH_AES_128_CBC_SHA(0x002F, Weakness.NO_FORWARD_SECRECY),
  TLS_RSA_WITH_AES_256_CBC_SHA(0x0035, Weakness.NO_FORWARD_SECRECY),
  TLS_RSA_WITH_AES_128_CBC_SHA256(0x003C, Weakness.NO_FORWARD_SECRECY),
  TLS_RSA_WITH_AES_256_CBC_SHA256(0x003D, Weakness.NO_FORWARD_SECRECY),
  TLS_RSA_WITH_AES_128_GCM_SHA256(0x009C, Weakness.NO_FORWARD_SECRECY),
  TLS_RSA_WITH_AES_256_GCM_SHA384(0x009D, Weakness.NO_FORWARD_SECRECY);

  /** What is weak, for people. */
  public enum Weakness {
    NO_ENCRYPTION("nothing is encrypted"),
    NO_SERVER("the server proves nothing"),
    SHORT_KEY("the key is short enough to be tried out"),
    RC4("RC4 leaks what it hides (RFC 7465)"),
    TRIPLE_DES("3DES has small blocks (CVE-2016-2183)"),
    /** Not broken, and tolerated beside better ones. */
    NO_FORWARD_SECRECY("who gets the server's key later reads it all");

    private final String words;

    Weakness(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }

    /** Whether nobody should accept it even beside better ones. */
    public boolean isBroken() {
      return this != NO_FORWARD_SECRECY;
    }
  }

  private final int id;
  private final Weakness weakness;

  WeakSuite(int id, Weakness weakness) {
    this.id = id;
    this.weakness = weakness;
  }

  public Weakness weakness() {
    return weakness;
  }

  static int[] ids(Set<Weakness> weaknesses) {
    return Arrays.stream(values())
        .filter(s -> weaknesses.contains(s.weakness))
        .mapToInt(s -> s.id)
        .toArray();
  }

  static Optional<WeakSuite> of(int id) {
    return Arrays.stream(values()).filter(s -> s.id == id).findFirst();
  }
}
