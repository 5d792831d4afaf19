package io.sealport.server.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;

/** OCSP requests by what is wrong with them, made of one that is good. */
public final class BadOcspRequests {

  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4");
  private static final ASN1ObjectIdentifier NONCE = OCSPObjectIdentifiers.id_pkix_ocsp_nonce;

  private final X509CertificateHolder issuer;
  private final byte[] good;
  private final ASN1Encodable single;

  private BadOcspRequests(X509CertificateHolder issuer) {
    this.issuer = issuer;
    this.good = OcspAsking.about(issuer, BigInteger.TEN).der();
    this.single = first(first(first(ASN1Sequence.getInstance(good))));
  }

  private static ASN1Sequence first(ASN1Encodable sequence) {
    return ASN1Sequence.getInstance(ASN1Sequence.getInstance(sequence).getObjectAt(0));
  }

  /** {@code malformedRequest} is the answer. */
  public static Map<String, byte[]> malformed(X509CertificateHolder issuer) {
    return new BadOcspRequests(issuer).malformed();
  }

  /** {@code unauthorized} is the answer: well-formed, and about no CA of ours. */
  public static Map<String, byte[]> foreign(X509CertificateHolder issuer) {
    return new BadOcspRequests(issuer).foreign();
  }

  private Map<String, byte[]> malformed() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("nothing", new byte[0]);
    all.put("a number", der(new ASN1Integer(5)));
    all.put("a sequence of nothing", der(new DERSequence()));
    all.put("a request of nothing", der(new DERSequence(new DERSequence())));
    all.put("half of it", Arrays.copyOf(good, good.length / 2));
    all.put("a byte behind it", Arrays.copyOf(good, good.length + 1));
    all.put("zeros", new byte[5000]);
    byte[] open = new byte[8000];
    for (int i = 0; i < open.length; i += 2) {
      open[i] = 0x30;
      open[i + 1] = (byte) 0x80;
    }
    all.put("4,000 open sequences", open);
    byte[] long4 = {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 0x30};
    all.put("a length of 2 GB", long4);
    all.put("version 2", request(tagged(0, new ASN1Integer(1)), list(single)));
    all.put(
        "a huge version",
        request(tagged(0, new ASN1Integer(BigInteger.ONE.shiftLeft(9000))), list(single)));
    all.put("a negative version", request(tagged(0, new ASN1Integer(-1)), list(single)));
    all.put("no certificate", request(list()));
    ASN1Encodable[] seventeen = new ASN1Encodable[17];
    Arrays.fill(seventeen, single);
    all.put("17 certificates", request(list(seventeen)));
    ASN1Encodable[] many = new ASN1Encodable[10_000];
    Arrays.fill(many, single);
    all.put("10,000 certificates", request(list(many)));
    all.put("a certificate that is a number", request(list(new ASN1Integer(1))));
    all.put("a CertID of nothing", request(list(new DERSequence(new DERSequence()))));
    all.put("an empty nonce", extensions(extension(NONCE, false, new byte[] {4, 0})));
    all.put("a nonce of no octets", extensions(extension(NONCE, false, new byte[0])));
    all.put("a nonce of 200 octets", extensions(extension(NONCE, false, new byte[200])));
    all.put(
        "two nonces",
        extensions(extension(NONCE, false, new byte[8]), extension(NONCE, false, new byte[8])));
    all.put("an unknown critical extension", extensions(extension(UNKNOWN, true, new byte[2])));
    all.put(
        "an unknown critical extension of one certificate",
        request(list(single(extension(UNKNOWN, true, new byte[2])))));
    all.put(
        "an extension of one certificate twice",
        request(
            list(
                single(
                    extension(UNKNOWN, false, new byte[2]),
                    extension(UNKNOWN, false, new byte[2])))));
    all.put("extensions that are a number", request(list(single), tagged(2, new ASN1Integer(1))));
    return all;
  }

  private Map<String, byte[]> foreign() {
    ASN1Sequence id = ASN1Sequence.getInstance(first(single));
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("an unknown hash", id(new AlgorithmIdentifier(UNKNOWN), id.getObjectAt(1)));
    all.put(
        "a signature algorithm as hash",
        id(
            new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.11")),
            id.getObjectAt(1)));
    all.put(
        "a hash with odd parameters",
        id(
            new AlgorithmIdentifier(
                new ASN1ObjectIdentifier("2.16.840.1.101.3.4.2.18"), new ASN1Integer(-1)),
            id.getObjectAt(1)));
    all.put("a hash of no octets", id(id.getObjectAt(0), new DEROctetString(new byte[0])));
    all.put("a hash of 4,000 octets", id(id.getObjectAt(0), new DEROctetString(new byte[4000])));
    all.put(
        "MD5 in the place of SHA-1",
        id(
            new AlgorithmIdentifier(
                new ASN1ObjectIdentifier("1.2.840.113549.2.5"), DERNull.INSTANCE),
            id.getObjectAt(1)));
    return all;
  }

  /** What is odd, and answered as if it were not there. */
  public static Map<String, byte[]> harmless(X509CertificateHolder issuer) {
    BadOcspRequests of = new BadOcspRequests(issuer);
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("an unknown extension", of.extensions(extension(UNKNOWN, false, new byte[2])));
    all.put("a list of no extensions", of.extensions());
    all.put("a critical nonce", of.extensions(extension(NONCE, true, new byte[] {4, 1, 7})));
    ASN1Sequence request = ASN1Sequence.getInstance(of.good);
    DERSequence signature =
        new DERSequence(
            new ASN1Encodable[] {
              new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2")),
              new org.bouncycastle.asn1.DERBitString(new byte[64])
            });
    all.put(
        "a signature of nobody",
        der(new DERSequence(new ASN1Encodable[] {request.getObjectAt(0), tagged(0, signature)})));
    return all;
  }

  private byte[] id(ASN1Encodable hash, ASN1Encodable nameHash) {
    ASN1Encodable[] parts = ASN1Sequence.getInstance(first(single)).toArray();
    parts[0] = hash;
    parts[1] = nameHash;
    return request(list(new DERSequence(new DERSequence(parts))));
  }

  private ASN1Encodable single(ASN1Encodable... extensions) {
    return new DERSequence(
        new ASN1Encodable[] {first(single), tagged(0, new DERSequence(extensions))});
  }

  private byte[] extensions(ASN1Encodable... extensions) {
    return request(list(single), tagged(2, new DERSequence(extensions)));
  }

  private static ASN1Encodable extension(ASN1ObjectIdentifier oid, boolean critical, byte[] value) {
    return new Extension(oid, critical, value);
  }

  private static ASN1Encodable list(ASN1Encodable... singles) {
    return new DERSequence(singles);
  }

  private static ASN1Encodable tagged(int tag, ASN1Encodable value) {
    return new DERTaggedObject(true, tag, value);
  }

  private static byte[] request(ASN1Encodable... parts) {
    ASN1EncodableVector tbs = new ASN1EncodableVector();
    tbs.addAll(parts);
    return der(new DERSequence(new DERSequence(tbs)));
  }

  private static byte[] der(ASN1Primitive value) {
    try {
      return value.getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
