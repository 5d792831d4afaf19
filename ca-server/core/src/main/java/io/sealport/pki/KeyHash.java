package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What a public key is recognised by: SHA-256 of its DER SubjectPublicKeyInfo.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record KeyHash(String hex) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public KeyHash {
    if (!FORM.matcher(hex).matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + Name.printable(hex) + "\" is no SHA-256 of a key; wanted 64 hexadecimal digits");
    }
  }

  /**
   * From the digits in any case, with colons between them or without.
   *
   * @throws Fault BAD_INPUT if it is none
   */
  public static KeyHash parse(String text) {
    return new KeyHash(text.strip().replace(":", "").toLowerCase(Locale.ROOT));
  }

  public static KeyHash of(SubjectPublicKeyInfo key) {
    return new KeyHash(CertificateFacts.keySha256(key));
  }

  @Override
  public String toString() {
    return hex;
  }
}
