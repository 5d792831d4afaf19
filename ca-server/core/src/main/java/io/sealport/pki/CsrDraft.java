package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;

/** Makes a CSR on the requester's machine: the names, the first one also as common name. */
public final class CsrDraft {

  private CsrDraft() {}

  /**
   * A signed request.
   *
   * @param names at least one, the first becomes the common name where it fits
   * @throws Fault BAD_INPUT if there is no name
   */
  public static Csr sign(KeyPair pair, List<Name> names) {
    return sign(new KeyPen(pair.getPrivate(), pair.getPublic()), names);
  }

  /** The same with a key that is kept elsewhere. */
  public static Csr sign(Pen pen, List<Name> names) {
    if (names.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "a CSR needs at least one name");
    }
    try {
      return sign(pen, Names.subject(names), new DERSet(extensionRequest(names)));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a CSR", e);
    }
  }

  /**
   * A signed request that names nothing: it proves that the key is held, and the names travel
   * beside it, bare or kept from an earlier certificate.
   */
  public static Csr signNameless(KeyPair pair) {
    return signNameless(new KeyPen(pair.getPrivate(), pair.getPublic()));
  }

  /** The same with a key that is kept elsewhere. */
  public static Csr signNameless(Pen pen) {
    return sign(pen, Names.subject(List.of()), new DERSet());
  }

  private static Csr sign(Pen pen, X500Name subject, DERSet attributes) {
    try {
      CertificationRequestInfo info =
          new CertificationRequestInfo(subject, pen.publicKey(), attributes);
      byte[] signature = pen.sign(info.getEncoded("DER"));
      CertificationRequest request =
          new CertificationRequest(info, pen.algorithm(), new DERBitString(signature));
      return Csr.parse(request.getEncoded("DER"));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a CSR", e);
    }
  }

  private static Attribute extensionRequest(List<Name> names) throws IOException {
    ASN1EncodableVector extensions = new ASN1EncodableVector();
    extensions.add(
        new Extension(
            Extension.subjectAlternativeName, false, Names.general(names).getEncoded("DER")));
    return new Attribute(
        PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
        new DERSet(Extensions.getInstance(new DERSequence(extensions))));
  }
}
