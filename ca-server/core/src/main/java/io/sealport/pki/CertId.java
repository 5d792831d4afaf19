package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.math.BigInteger;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A certificate by its issuer's key and its serial, as RFC 9773 4.1 writes it: both in base64url, a
 * dot between.
 *
 * @param issuerKey the keyIdentifier of its authorityKeyIdentifier, lower-case hex
 */
public record CertId(String issuerKey, SerialNumber serial) {

  /** Key identifiers are hashes, serials have at most 20 octets. */
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9_-]{1,128})\\.([A-Za-z0-9_-]{1,28})");

  /** The id of a certificate; empty where it names no issuer's key. */
  public static Optional<CertId> of(X509CertificateHolder certificate) {
    try {
      return Optional.ofNullable(certificate.getExtensions())
          .map(AuthorityKeyIdentifier::fromExtensions)
          .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
          .map(
              key ->
                  new CertId(
                      HexFormat.of().formatHex(key),
                      new SerialNumber(certificate.getSerialNumber())));
    } catch (RuntimeException e) {
      // Other programs have issued certificates whose extension is damaged.
      return Optional.empty();
    }
  }

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws Fault BAD_INPUT if it is not that
   */
  public static CertId parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw malformed(text);
    }
    try {
      byte[] serial = Base64.getUrlDecoder().decode(parts.group(2));
      return new CertId(
          HexFormat.of().formatHex(Base64.getUrlDecoder().decode(parts.group(1))),
          new SerialNumber(new BigInteger(serial)));
    } catch (IllegalArgumentException e) {
      throw malformed(text);
    }
  }

  private static Fault malformed(String text) {
    return Fault.of(
            Kind.BAD_INPUT, "\"" + Name.printable(text) + "\" is not the id of a certificate")
        .withHint("base64url of the authority's key identifier, a dot, base64url of the serial");
  }

  @Override
  public String toString() {
    return base64url(HexFormat.of().parseHex(issuerKey))
        + "."
        + base64url(serial.value().toByteArray());
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
