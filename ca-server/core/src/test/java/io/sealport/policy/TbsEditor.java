package io.sealport.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** Makes a bad certificate of a good one: everything as it was but what is changed. */
public final class TbsEditor {

  private final V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
  private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();

  private TbsEditor(TBSCertificate good) {
    certificate.setSerialNumber(good.getSerialNumber());
    certificate.setSignature(good.getSignature());
    certificate.setIssuer(good.getIssuer());
    certificate.setStartDate(good.getStartDate());
    certificate.setEndDate(good.getEndDate());
    certificate.setSubject(good.getSubject());
    certificate.setSubjectPublicKeyInfo(good.getSubjectPublicKeyInfo());
    for (ASN1ObjectIdentifier oid : good.getExtensions().getExtensionOIDs()) {
      extensions.put(oid, good.getExtensions().getExtension(oid));
    }
  }

  public static TbsEditor of(TBSCertificate good) {
    return new TbsEditor(good);
  }

  /** A good server certificate for a.example.com. */
  public static TbsEditor server() {
    return of(Judging.by(Profiles.SERVER).names("a.example.com").approval().certificate());
  }

  /** A good certificate of an OCSP responder. */
  public static TbsEditor responder() {
    return of(Judging.by(Profiles.RESPONDER).names("OCSP root").approval().certificate());
  }

  public TbsEditor serial(BigInteger serial) {
    certificate.setSerialNumber(new ASN1Integer(serial));
    return this;
  }

  public TbsEditor signature(AlgorithmIdentifier algorithm) {
    certificate.setSignature(algorithm);
    return this;
  }

  public TbsEditor from(Time time) {
    certificate.setStartDate(time);
    return this;
  }

  public TbsEditor to(Time time) {
    certificate.setEndDate(time);
    return this;
  }

  public TbsEditor subject(X500Name subject) {
    certificate.setSubject(subject);
    return this;
  }

  public TbsEditor issuer(X500Name issuer) {
    certificate.setIssuer(issuer);
    return this;
  }

  public TbsEditor key(SubjectPublicKeyInfo key) {
    certificate.setSubjectPublicKeyInfo(key);
    return this;
  }

  public TbsEditor uniqueId() {
    certificate.setSubjectUniqueID(new DERBitString(new byte[] {1}));
    return this;
  }

  public TbsEditor put(ASN1ObjectIdentifier oid, boolean critical, ASN1Encodable value) {
    try {
      return put(oid, new Extension(oid, critical, value.toASN1Primitive().getEncoded("DER")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An extension whose value is these very bytes. */
  public TbsEditor put(ASN1ObjectIdentifier oid, byte[] value) {
    return put(oid, new Extension(oid, false, value));
  }

  private TbsEditor put(ASN1ObjectIdentifier oid, Extension extension) {
    extensions.put(oid, extension);
    return this;
  }

  public TbsEditor remove(ASN1ObjectIdentifier oid) {
    extensions.remove(oid);
    return this;
  }

  public TbsEditor critical(ASN1ObjectIdentifier oid, boolean critical) {
    byte[] value = extensions.get(oid).getExtnValue().getOctets();
    extensions.put(oid, new Extension(oid, critical, value));
    return this;
  }

  public TBSCertificate tbs() {
    certificate.setExtensions(new Extensions(extensions.values().toArray(Extension[]::new)));
    return certificate.generateTBSCertificate();
  }
}
