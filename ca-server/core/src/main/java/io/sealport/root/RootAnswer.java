package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignatureScheme;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * The file that brings back what the root has signed. The signature in it is what counts: the
 * fields beside it only find the request.
 *
 * @param sealport {@value #FORM}
 * @param request the id of the request
 * @param root SHA-256 of the root's certificate
 * @param crl PEM, if a CRL was asked for
 * @param certificate PEM, if an issuing CA was asked for
 */
public record RootAnswer(
    String sealport,
    int version,
    String request,
    String root,
    @Nullable String crl,
    @Nullable String certificate) {

  static final String FORM = "root-answer";

  /**
   * Reads an answer and checks its form; what it is worth, {@link #requireCrl} and {@link
   * #requireCertificate} say.
   *
   * @throws Fault BAD_INPUT or TOO_LARGE
   */
  public static RootAnswer parse(byte[] bytes) {
    RootAnswer answer = RootFiles.read(bytes, RootAnswer.class, "an answer of a root");
    RootFiles.requireForm(answer.sealport, answer.version, FORM);
    RootFiles.require(answer.request, "\"request\"");
    RootFiles.require(answer.root, "\"root\"");
    if ((answer.crl == null) == (answer.certificate == null)) {
      throw Fault.of(Kind.BAD_INPUT, "an answer brings one of \"crl\" and \"certificate\"");
    }
    return answer;
  }

  static RootAnswer ofCrl(RootRequest request, String pem) {
    return new RootAnswer(FORM, RootRequest.VERSION, request.id(), request.root(), pem, null);
  }

  static RootAnswer ofCertificate(RootRequest request, String pem) {
    return new RootAnswer(FORM, RootRequest.VERSION, request.id(), request.root(), null, pem);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return RootFiles.pretty(this);
  }

  /** A CRL that is what was asked for, and its number. */
  @SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
  public record Crl(byte[] der, long number) {}

  /**
   * The CRL, if the root has signed exactly what the request asks for.
   *
   * @throws Fault BAD_INPUT otherwise
   */
  public Crl requireCrl(RootRequest asked, X509CertificateHolder rootCertificate) {
    requireFor(asked, rootCertificate);
    byte[] der = Pem.block(RootFiles.require(crl, "\"crl\""), "X509 CRL", "the answer");
    try {
      CertificateList list = new X509CRLHolder(der).toASN1Structure();
      long number = number(list);
      byte[] wanted = RootDrafts.crl(asked, rootCertificate, number).getEncoded("DER");
      requireSame(wanted, list.getTBSCertList().getEncoded("DER"), "CRL");
      if (number < asked.wantedCrl().number()) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "the CRL has number " + number + "; wanted " + asked.wantedCrl().number() + " or more");
      }
      requireSignature(
          rootCertificate, list.getSignatureAlgorithm(), wanted, list.getSignature().getOctets());
      return new Crl(list.getEncoded("DER"), number);
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the answer holds no CRL that can be read", e);
    }
  }

  /**
   * The issuing CA's certificate, if the root has signed exactly what the request asks for.
   *
   * @throws Fault BAD_INPUT otherwise
   */
  public X509CertificateHolder requireCertificate(
      RootRequest asked, X509CertificateHolder rootCertificate) {
    requireFor(asked, rootCertificate);
    byte[] der =
        Pem.block(RootFiles.require(certificate, "\"certificate\""), "CERTIFICATE", "the answer");
    try {
      X509CertificateHolder found = new X509CertificateHolder(der);
      SerialNumber serial = new SerialNumber(found.getSerialNumber());
      byte[] wanted = RootDrafts.ca(asked, rootCertificate, serial).getEncoded("DER");
      requireSame(
          wanted, found.toASN1Structure().getTBSCertificate().getEncoded("DER"), "certificate");
      requireSignature(
          rootCertificate, found.getSignatureAlgorithm(), wanted, found.getSignature());
      return found;
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the answer holds no certificate that can be read", e);
    }
  }

  private void requireFor(RootRequest asked, X509CertificateHolder rootCertificate) {
    String ours = CertificateFacts.sha256(CertificateFacts.encoded(rootCertificate));
    if (!root.equals(ours)) {
      throw Fault.of(Kind.BAD_INPUT, "the answer is of another root than " + ours);
    }
    if (!request.equals(asked.id()) || asked.asksForCrl() != (crl != null)) {
      throw Fault.of(Kind.BAD_INPUT, "the answer is not one to the request " + asked.id());
    }
  }

  private static long number(CertificateList list) throws IOException {
    Extension extension =
        list.getTBSCertList().getExtensions() == null
            ? null
            : list.getTBSCertList().getExtensions().getExtension(Extension.cRLNumber);
    if (extension == null) {
      throw Fault.of(Kind.BAD_INPUT, "the CRL has no number");
    }
    BigInteger value =
        ASN1Integer.getInstance(ASN1Primitive.fromByteArray(extension.getExtnValue().getOctets()))
            .getValue();
    if (value.signum() <= 0 || value.bitLength() > 62) {
      throw Fault.of(Kind.BAD_INPUT, "the CRL's number is out of all measure");
    }
    return value.longValueExact();
  }

  private static void requireSame(byte[] wanted, byte[] found, String what) {
    if (!Arrays.equals(wanted, found)) {
      throw Fault.of(Kind.BAD_INPUT, "the " + what + " in the answer is not what was asked for");
    }
  }

  private static void requireSignature(
      X509CertificateHolder root, AlgorithmIdentifier algorithm, byte[] tbs, byte[] signature) {
    boolean genuine =
        SignatureScheme.of(algorithm, "the answer")
            .verifies(root.getSubjectPublicKeyInfo(), tbs, signature);
    if (!genuine) {
      throw Fault.of(Kind.BAD_INPUT, "the signature in the answer is not the root's");
    }
  }
}
