package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.status.OcspQuestion.CaHashes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;

/** The CAs by the hashes that OCSP requests name them with. */
@Singleton
class OcspIssuers {

  /** RFC 5019 2.1.1 asks with SHA-1, newer clients with one of the others. */
  private static final Map<ASN1ObjectIdentifier, String> HASHES =
      Map.of(
          OIWObjectIdentifiers.idSHA1, "SHA-1",
          NISTObjectIdentifiers.id_sha224, "SHA-224",
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  private final Hierarchy hierarchy;
  private volatile Index index = new Index(List.of(), Map.of());

  OcspIssuers(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** The CAs that were looked at, and where each is found. */
  private record Index(List<Issuer> of, Map<CaHashes, Issuer> byHashes) {

    /** By identity: a CA that was read again is another object, and nothing else is. */
    @SuppressWarnings("ReferenceEquality")
    boolean isOf(List<Issuer> cas) {
      boolean same = of.size() == cas.size();
      for (int i = 0; same && i < cas.size(); i++) {
        same = of.get(i) == cas.get(i);
      }
      return same;
    }
  }

  /** The one CA that all are asked about, if OCSP speaks for it. */
  Optional<Issuer> issuer(OcspQuestion question) {
    CaHashes first = question.certificates().get(0).ca();
    return question.certificates().stream().allMatch(c -> c.ca().equals(first))
        ? Optional.ofNullable(current().byHashes().get(first))
        : oneOf(question);
  }

  /** The same CA may be named by several hashes. */
  private Optional<Issuer> oneOf(OcspQuestion question) {
    Map<CaHashes, Issuer> byHashes = current().byHashes();
    List<Optional<Issuer>> found =
        question.certificates().stream()
            .map(c -> Optional.ofNullable(byHashes.get(c.ca())))
            .distinct()
            .toList();
    return found.size() == 1 ? found.get(0) : Optional.empty();
  }

  private Index current() {
    List<Issuer> cas = hierarchy.all();
    Index known = index;
    if (!known.isOf(cas)) {
      known = index(cas);
      index = known;
    }
    return known;
  }

  private static Index index(List<Issuer> cas) {
    Map<CaHashes, Issuer> byHashes = new HashMap<>();
    for (Issuer ca : cas) {
      if (ca.addresses().ocsp().isPresent()) {
        // Of two with one name and key the first: what they sign cannot be told apart.
        HASHES.forEach((oid, name) -> byHashes.putIfAbsent(hashes(ca, oid, name), ca));
      }
    }
    return new Index(cas, Map.copyOf(byHashes));
  }

  private static CaHashes hashes(Issuer ca, ASN1ObjectIdentifier oid, String algorithm) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      byte[] name = digest.digest(ca.certificate().getSubject().getEncoded(ASN1Encoding.DER));
      byte[] key =
          digest.digest(ca.certificate().getSubjectPublicKeyInfo().getPublicKeyData().getOctets());
      return new CaHashes(oid, ByteBuffer.wrap(name), ByteBuffer.wrap(key));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "a CA cannot be hashed with " + algorithm, e);
    }
  }
}
