package io.sealport.policy;

import com.google.common.collect.ImmutableList;
import io.sealport.pki.CaId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** What a certificate is for: exactly one purpose each, with the limits that no file can widen. */
@SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle does not annotate its immutable types.
public enum Usage {
  // 825 days: Apple's platforms refuse longer TLS server certificates even of a private CA
  // (support.apple.com/103769).
  SERVER(
      KeyPurposeId.id_kp_serverAuth,
      Duration.ofDays(825),
      ImmutableList.of(CaId.SERVERS, CaId.IMPORTED)),
  // Expiry is the only revocation that every FTP server honours; a year is already generous.
  CLIENT(
      KeyPurposeId.id_kp_clientAuth,
      Duration.ofDays(398),
      ImmutableList.of(CaId.USERS, CaId.IMPORTED)),
  // RFC 6960 4.2.2.2.1: with id-pkix-ocsp-nocheck the lifetime is the only revocation.
  OCSP(
      KeyPurposeId.id_kp_OCSPSigning,
      Duration.ofDays(31),
      ImmutableList.of(CaId.ROOT, CaId.SERVERS, CaId.USERS, CaId.IMPORTED));

  private final KeyPurposeId purpose;
  private final Duration maxValidity;
  private final ImmutableList<String> issuers;

  Usage(KeyPurposeId purpose, Duration maxValidity, ImmutableList<String> issuers) {
    this.purpose = purpose;
    this.maxValidity = maxValidity;
    this.issuers = issuers;
  }

  /** The one extended key usage (RFC 5280 4.2.1.12). */
  public KeyPurposeId purpose() {
    return purpose;
  }

  /** The longest lifetime that any profile may give. */
  public Duration maxValidity() {
    return maxValidity;
  }

  /**
   * The families of CAs that may issue for it: server and user certificates share none but what was
   * imported, which shared it before.
   */
  public List<String> issuers() {
    return issuers;
  }

  /** Whether a CA with that id may issue for it. */
  public boolean allows(String ca) {
    return issuers.contains(CaId.family(ca));
  }

  /** The usage as profiles spell it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The usage with that spelling, empty if there is none. */
  public static Optional<Usage> ofWire(String wire) {
    return Arrays.stream(values()).filter(u -> u.wire().equals(wire)).findFirst();
  }
}
