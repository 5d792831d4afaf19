package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTNamedCurves;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * A kind of public key as profiles and options spell it: {@code ec-p256}, {@code rsa-3072}, {@code
 * ed25519}.
 *
 * @param family the algorithm
 * @param bits the size of the key; 256 for ed25519
 */
public record KeyType(Family family, int bits) {

  /** The algorithms that Sealport certifies. */
  public enum Family {
    EC,
    RSA,
    ED25519
  }

  public static final KeyType EC_P256 = new KeyType(Family.EC, 256);
  public static final KeyType EC_P384 = new KeyType(Family.EC, 384);
  public static final KeyType ED25519 = new KeyType(Family.ED25519, 256);

  private static final Pattern TEXT = Pattern.compile("ec-p(256|384|521)|rsa-(\\d{3,5})|(ed25519)");

  /**
   * Reads {@code ec-p256}, {@code ec-p384}, {@code ec-p521}, {@code rsa-BITS} or {@code ed25519}.
   *
   * @throws Fault BAD_INPUT if it is none of these
   */
  public static KeyType parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\""
              + text
              + "\" is no key type; known are ec-p256, ec-p384, rsa-3072, rsa-4096, ed25519");
    }
    if (m.group(1) != null) {
      return new KeyType(Family.EC, Integer.parseInt(m.group(1)));
    }
    return m.group(2) == null ? ED25519 : new KeyType(Family.RSA, Integer.parseInt(m.group(2)));
  }

  /**
   * The type of a public key.
   *
   * @throws Fault BAD_INPUT if Sealport does not certify such keys
   */
  public static KeyType of(SubjectPublicKeyInfo key) {
    ASN1ObjectIdentifier algorithm = key.getAlgorithm().getAlgorithm();
    if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return ofCurve(key);
    }
    if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return new KeyType(Family.RSA, modulusBits(key));
    }
    if (algorithm.equals(EdECObjectIdentifiers.id_Ed25519)) {
      return ED25519;
    }
    throw Fault.of(
        Kind.BAD_INPUT, "the key's algorithm is " + algorithm + "; wanted EC, RSA or Ed25519");
  }

  private static KeyType ofCurve(SubjectPublicKeyInfo key) {
    Object parameters = key.getAlgorithm().getParameters();
    if (SECObjectIdentifiers.secp256r1.equals(parameters)) {
      return EC_P256;
    }
    if (SECObjectIdentifiers.secp384r1.equals(parameters)) {
      return EC_P384;
    }
    if (SECObjectIdentifiers.secp521r1.equals(parameters)) {
      return new KeyType(Family.EC, 521);
    }
    String curve =
        parameters instanceof ASN1ObjectIdentifier oid && NISTNamedCurves.getName(oid) != null
            ? NISTNamedCurves.getName(oid)
            : String.valueOf(parameters);
    throw Fault.of(
        Kind.BAD_INPUT, "the key's curve is " + curve + "; wanted P-256, P-384 or P-521");
  }

  private static int modulusBits(SubjectPublicKeyInfo key) {
    try {
      return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
    } catch (java.io.IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the RSA public key cannot be read");
    }
  }

  @Override
  public String toString() {
    return switch (family) {
      case EC -> "ec-p" + bits;
      case RSA -> "rsa-" + bits;
      case ED25519 -> "ed25519";
    };
  }
}
