package io.sealport.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** Writes honest and crooked CSRs; nothing is checked here. */
public final class TestCsrs {

  private final KeyPair pair;
  private final List<GeneralName> names = new ArrayList<>();
  private final List<Extension> extensions = new ArrayList<>();
  private X500Name subject = new X500Name(new org.bouncycastle.asn1.x500.RDN[0]);
  private SubjectPublicKeyInfo publicKey;
  private boolean emptyNames;
  private @Nullable ASN1Set attributes;

  private TestCsrs(KeyPair pair) {
    this.pair = pair;
    this.publicKey = Keys.info(pair.getPublic());
  }

  /** A CSR without names for the key. */
  public static TestCsrs of(KeyPair pair) {
    return new TestCsrs(pair);
  }

  /** A CSR without names for the run's P-256 key. */
  public static TestCsrs ec() {
    return of(TestKeys.ec());
  }

  /** An honest CSR for the names, of the first one's P-256 key. */
  public static Csr honest(String... names) {
    return CsrDraft.sign(
        TestKeys.ecOf(names.length == 0 ? "nobody" : names[0]),
        Arrays.stream(names).map(Name::parse).toList());
  }

  public TestCsrs subject(X500Name subject) {
    this.subject = subject;
    return this;
  }

  public TestCsrs commonName(String value) {
    return subject(
        new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, new DERUTF8String(value)).build());
  }

  public TestCsrs names(GeneralName... more) {
    names.addAll(Arrays.asList(more));
    return this;
  }

  /** Names as {@code type:value}. */
  public TestCsrs names(String... more) {
    Arrays.stream(more).map(Name::parse).map(Names::general).forEach(names::add);
    return this;
  }

  /** A subjectAltName of no names. */
  public TestCsrs emptyNames() {
    emptyNames = true;
    return this;
  }

  public TestCsrs extension(ASN1ObjectIdentifier oid, ASN1Encodable value) {
    try {
      extensions.add(new Extension(oid, false, value.toASN1Primitive().getEncoded("DER")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** An extension whose value is these very bytes. */
  public TestCsrs extension(ASN1ObjectIdentifier oid, byte[] value) {
    extensions.add(new Extension(oid, false, value));
    return this;
  }

  public TestCsrs ca() {
    return extension(Extension.basicConstraints, new BasicConstraints(true));
  }

  public TestCsrs keyUsage(int bits) {
    return extension(Extension.keyUsage, new KeyUsage(bits));
  }

  /** Claims another key than the one that signs. */
  public TestCsrs claiming(SubjectPublicKeyInfo other) {
    publicKey = other;
    return this;
  }

  /** These attributes instead of any others. */
  public TestCsrs attributes(ASN1Set all) {
    attributes = all;
    return this;
  }

  /** The checked CSR. */
  public Csr csr() {
    return Csr.parse(der());
  }

  public byte[] der() {
    SignatureScheme scheme = SignatureScheme.forKey(KeyType.of(Keys.info(pair.getPublic())));
    return der(scheme.jca(), scheme.identifier());
  }

  /** Signed with any algorithm that the JCA knows, such as {@code MD5withRSA}. */
  public byte[] der(String jca, ASN1ObjectIdentifier algorithm) {
    return der(jca, new AlgorithmIdentifier(algorithm, DERNull.INSTANCE));
  }

  private byte[] der(String jca, AlgorithmIdentifier algorithm) {
    try {
      ASN1Set asked = attributes == null ? new DERSet(attributes()) : attributes;
      // By hand, since Bouncy Castle's own type looks at the attributes.
      ASN1Encodable[] parts = {
        new ASN1Integer(0), subject, publicKey, new DERTaggedObject(false, 0, asked)
      };
      DERSequence info = new DERSequence(parts);
      Signature signer = Signature.getInstance(jca, Providers.bouncyCastle());
      signer.initSign(pair.getPrivate());
      signer.update(info.getEncoded("DER"));
      ASN1Encodable[] request = {info, algorithm, new DERBitString(signer.sign())};
      return new DERSequence(request).getEncoded("DER");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String pem() {
    return Pem.encode("CERTIFICATE REQUEST", der());
  }

  private ASN1EncodableVector attributes() throws IOException {
    ASN1EncodableVector all = new ASN1EncodableVector();
    extensions.forEach(all::add);
    if (!names.isEmpty() || emptyNames) {
      ASN1EncodableVector general = new ASN1EncodableVector();
      names.forEach(general::add);
      all.add(
          new Extension(
              Extension.subjectAlternativeName, false, new DERSequence(general).getEncoded()));
    }
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    if (all.size() > 0) {
      attributes.add(
          new Attribute(
              PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(new DERSequence(all))));
    }
    return attributes;
  }
}
