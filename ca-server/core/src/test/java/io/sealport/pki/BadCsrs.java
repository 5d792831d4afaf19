package io.sealport.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** CSRs that nobody should be able to use, by what is wrong with them. */
public final class BadCsrs {

  private static final BigInteger E = BigInteger.valueOf(65537);

  private final Map<String, byte[]> all = new LinkedHashMap<>();

  private BadCsrs() {
    structures();
    numbers();
    encodings();
    keys();
    texts();
    names();
    pems();
  }

  /** The defect's name and the request, in DER or PEM. */
  public static Map<String, byte[]> all() {
    return new BadCsrs().all;
  }

  private void structures() {
    all.put("an extension twice", TestCsrs.ec().ca().ca().der());
    all.put("two extension requests", attributes(extensionRequest(1), extensionRequest(1)));
    all.put("an extension request of two", attributes(extensionRequest(2)));
    all.put("an extension request of none", attributes(extensionRequest(0)));
    all.put("extensions that are a number", attributes(attribute(new ASN1Integer(5))));
    all.put("attributes that are numbers", attributes(new ASN1Integer(5)));
    all.put("5,000 attributes", attributes(many(5000)));
    all.put("an attribute nested 1,000 deep", attributes(attribute(nested(1000))));
    byte[] indefinite = new byte[Csr.MAX_BYTES];
    for (int i = 0; i < indefinite.length; i += 2) {
      indefinite[i] = 0x30;
      indefinite[i + 1] = (byte) 0x80;
    }
    all.put("32,768 open sequences", indefinite);
  }

  private void numbers() {
    all.put("a negative version", version(BigInteger.ONE.negate()));
    all.put("version 2", version(BigInteger.ONE));
    all.put("a version of 40,000 bits", version(BigInteger.ONE.shiftLeft(40_000)));
    all.put("a negative RSA modulus", rsa(modulus(2048).negate(), E));
    all.put("an RSA modulus of 0", rsa(BigInteger.ZERO, E));
    all.put("an RSA modulus of 1", rsa(BigInteger.ONE, E));
    all.put("an even RSA modulus", rsa(modulus(2048).clearBit(0), E));
    all.put("an RSA exponent of 0", rsa(modulus(2048), BigInteger.ZERO));
    all.put("an RSA exponent of 1", rsa(modulus(2048), BigInteger.ONE));
    all.put("a negative RSA exponent", rsa(modulus(2048), E.negate()));
    all.put("an RSA exponent of 20,000 bits", rsa(modulus(2048), modulus(20_000)));
    all.put("RSA of 16,384 bits", rsa(modulus(16_384), E));
    all.put("RSA of 200,000 bits", rsa(modulus(200_000), E));
  }

  private void encodings() {
    byte[] good = TestCsrs.honest("dns:ftp.example.com").der();
    ASN1Sequence parts = ASN1Sequence.getInstance(good);
    all.put("BER", encoded(new BERSequence(parts.toArray()), "BER"));
    all.put("a length in more octets than needed", longer(good));
    all.put("a byte behind it", Arrays.copyOf(good, good.length + 1));
    all.put("a byte less", Arrays.copyOf(good, good.length - 1));
    all.put("a fourth part", encoded(sequence(parts, new ASN1Integer(1)), "DER"));
    all.put(
        "a signature that ends inside an octet",
        encoded(
            new DERSequence(
                new ASN1Encodable[] {
                  parts.getObjectAt(0),
                  parts.getObjectAt(1),
                  new DERBitString(new byte[] {0x30, 0x08}, 3)
                }),
            "DER"));
    all.put(
        "no signature",
        encoded(
            new DERSequence(
                new ASN1Encodable[] {
                  parts.getObjectAt(0), parts.getObjectAt(1), new DERBitString(new byte[0])
                }),
            "DER"));
  }

  private void keys() {
    byte[] point = Keys.info(TestKeys.ec().getPublic()).getPublicKeyData().getBytes();
    all.put("an unknown kind of key", key(new ASN1ObjectIdentifier("1.2.3.4"), null, point));
    all.put(
        "a curve of its own", key(X9ObjectIdentifiers.id_ecPublicKey, new DERSequence(), point));
    all.put("no curve", key(X9ObjectIdentifiers.id_ecPublicKey, null, point));
    all.put(
        "the curve P-224",
        key(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp224r1, point));
    all.put(
        "the point at infinity",
        key(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1, new byte[1]));
    all.put(
        "no point at all",
        key(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1, new byte[0]));
    all.put(
        "an RSA key that is none",
        key(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE, point));
    all.put(
        "an unknown signature algorithm",
        TestCsrs.ec().der("SHA256withECDSA", new ASN1ObjectIdentifier("1.2.3.4")));
  }

  private void texts() {
    all.put("a common name in T.61", commonName(new DERT61String("alice")));
    all.put(
        "a common name in UniversalString", commonName(new DERUniversalString(new byte[] {0, 0})));
    all.put("a common name in GeneralString", commonName(new DERGeneralString("alice")));
    all.put("a common name that is bits", commonName(new DERBitString(new byte[] {1, 2})));
    all.put("a common name that is octets", commonName(new DEROctetString(new byte[] {1, 2})));
    all.put("a common name with a lone surrogate", commonName(new DERBMPString("a\ud800b")));
    all.put("a common name with NUL", commonName(new DERUTF8String("alice\u0000")));
    all.put("a common name with a line end", commonName(new DERPrintableString("alice\nbob")));
    all.put("a common name of 60,000 letters", commonName(new DERUTF8String("a".repeat(60_000))));
    all.put("a common name that is no UTF-8", badUtf8());
  }

  private void names() {
    GeneralName[] many = new GeneralName[6000];
    Arrays.setAll(many, i -> new GeneralName(GeneralName.dNSName, "a" + i));
    all.put("6,000 names", TestCsrs.ec().names(many).der());
    GeneralName[] tooMany = new GeneralName[10_000];
    Arrays.setAll(tooMany, i -> new GeneralName(GeneralName.dNSName, "a" + i));
    all.put("10,000 names", TestCsrs.ec().names(tooMany).der());
    all.put("a subjectAltName of none", TestCsrs.ec().emptyNames().der());
    all.put("an otherName of nothing", name(0, new DERSequence()));
    all.put("an otherName of numbers", name(0, new DERSequence(new ASN1Integer(5))));
    all.put("a directoryName of nothing", name(4, new DERSequence()));
    all.put("a directoryName of an empty set", name(4, new DERSequence(new DERSet())));
    all.put("an address of 5 octets", name(7, new DEROctetString(new byte[5])));
    all.put("an address of none", name(7, new DEROctetString(new byte[0])));
    all.put("a name that is not ASCII", name(2, new DEROctetString(new byte[] {-1, -2})));
    all.put("a name of an unknown type", name(12, new DEROctetString(new byte[5])));
  }

  private void pems() {
    String pem = TestCsrs.honest("dns:ftp.example.com").pem();
    pem("a label in small letters", pem.replace("CERTIFICATE REQUEST", "certificate request"));
    pem("another end", pem.replace("END CERTIFICATE REQUEST", "END CERTIFICATE"));
    pem("no end", pem.substring(0, pem.indexOf("-----END")));
    pem("a letter outside base64", pem.replaceFirst("MI", "M\u00ff"));
    pem(
        "nothing inside",
        "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n");
    pem("a begin alone", "-----BEGIN ");
    pem("a thousand begins", "-----BEGIN X-----\n".repeat(1000));
    pem("two", pem + pem);
  }

  private void pem(String what, String pem) {
    all.put("PEM with " + what, pem.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] commonName(ASN1Encodable value) {
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, value).build();
    return TestCsrs.ec().subject(subject).der();
  }

  /** Signed over what Bouncy Castle would not write. */
  private static byte[] badUtf8() {
    byte[] der = TestCsrs.ec().commonName("alice").der();
    der[new String(der, StandardCharsets.ISO_8859_1).indexOf("alice")] = (byte) 0xff;
    return der;
  }

  private static byte[] name(int tag, ASN1Encodable value) {
    ASN1EncodableVector names = new ASN1EncodableVector();
    names.add(new org.bouncycastle.asn1.DERTaggedObject(tag == 4, tag, value));
    return TestCsrs.ec().extension(Extension.subjectAlternativeName, new DERSequence(names)).der();
  }

  private static byte[] rsa(BigInteger modulus, BigInteger exponent) {
    ASN1EncodableVector key = new ASN1EncodableVector();
    key.add(new ASN1Integer(modulus));
    key.add(new ASN1Integer(exponent));
    return key(
        PKCSObjectIdentifiers.rsaEncryption,
        DERNull.INSTANCE,
        encoded(new DERSequence(key), "DER"));
  }

  private static BigInteger modulus(int bits) {
    return new BigInteger(bits, new Random(bits)).setBit(bits - 1).setBit(0);
  }

  private static byte[] key(ASN1ObjectIdentifier kind, ASN1Encodable parameters, byte[] key) {
    return TestCsrs.of(TestKeys.of("rsa-2048"))
        .claiming(new SubjectPublicKeyInfo(new AlgorithmIdentifier(kind, parameters), key))
        .der();
  }

  /** The same request with another version; its signature is of the first. */
  private static byte[] version(BigInteger version) {
    ASN1Sequence request = ASN1Sequence.getInstance(TestCsrs.ec().commonName("a").der());
    ASN1Encodable[] info = ASN1Sequence.getInstance(request.getObjectAt(0)).toArray();
    info[0] = new ASN1Integer(version);
    ASN1Encodable[] parts = request.toArray();
    parts[0] = new DERSequence(info);
    return encoded(new DERSequence(parts), "DER");
  }

  private static ASN1Encodable extensionRequest(int values) {
    ASN1EncodableVector set = new ASN1EncodableVector();
    for (int i = 0; i < values; i++) {
      set.add(new DERSequence());
    }
    return new Attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(set));
  }

  private static ASN1Encodable attribute(ASN1Encodable value) {
    return new Attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(value));
  }

  private static ASN1Encodable[] many(int count) {
    ASN1Encodable[] attributes = new ASN1Encodable[count];
    Arrays.setAll(attributes, i -> new DERSequence(new ASN1Integer(i)));
    return attributes;
  }

  /** A signed request with these attributes. */
  private static byte[] attributes(ASN1Encodable... attributes) {
    ASN1EncodableVector set = new ASN1EncodableVector();
    set.addAll(attributes);
    return TestCsrs.ec().commonName("a").attributes(new DERSet(set)).der();
  }

  private static ASN1Encodable nested(int depth) {
    ASN1Encodable inner = DERNull.INSTANCE;
    for (int i = 0; i < depth; i++) {
      inner = new DERSequence(inner);
    }
    return inner;
  }

  private static ASN1Sequence sequence(ASN1Sequence parts, ASN1Encodable more) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    parts.forEach(all::add);
    all.add(more);
    return new DERSequence(all);
  }

  /** The outermost length in one octet more. */
  private static byte[] longer(byte[] der) {
    byte[] longer = new byte[der.length + 1];
    System.arraycopy(der, 4, longer, 5, der.length - 4);
    longer[0] = 0x30;
    longer[1] = (byte) 0x83;
    longer[3] = der[2];
    longer[4] = der[3];
    return longer;
  }

  private static byte[] encoded(ASN1Primitive value, String encoding) {
    try {
      return value.getEncoded(encoding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
