package io.sealport.cli.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;

/** Reads PEM into the JDK's types; every complaint names where the text came from. */
final class PemFiles {
  private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS =
      Map.of(
          PKCSObjectIdentifiers.rsaEncryption, "RSA",
          X9ObjectIdentifiers.id_ecPublicKey, "EC",
          EdECObjectIdentifiers.id_Ed25519, "Ed25519");

  private PemFiles() {}

  /** All certificates of the file, in its order. */
  static List<X509Certificate> certificates(Path file) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    for (Object object : objects(Files.newBufferedReader(file), file.toString())) {
      if (object instanceof X509CertificateHolder holder) {
        found.add(decode(holder.getEncoded(), file));
      }
    }
    if (found.isEmpty()) {
      throw new IOException(file + " holds no certificate; a PEM file with at least one is needed");
    }
    return found;
  }

  /** The one private key of the file, which must be unencrypted PKCS#8. */
  static PrivateKey privateKey(Path file) throws IOException {
    for (Object object : objects(Files.newBufferedReader(file), file.toString())) {
      if (object instanceof PrivateKeyInfo key) {
        try {
          return KeyFactory.getInstance(algorithmOf(key))
              .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
          throw new IOException(file + " holds a key that cannot be used: " + e.getMessage(), e);
        }
      }
    }
    throw new IOException(file + " holds no unencrypted PKCS#8 private key (BEGIN PRIVATE KEY)");
  }

  /**
   * All CRLs of a PEM text.
   *
   * @param origin the file or address that the text came from
   */
  static List<X509CRL> crls(String text, String origin) throws IOException {
    List<X509CRL> found = new ArrayList<>();
    for (Object object : objects(new StringReader(text), origin)) {
      if (object instanceof X509CRLHolder holder) {
        try {
          found.add((X509CRL) x509().generateCRL(new ByteArrayInputStream(holder.getEncoded())));
        } catch (GeneralSecurityException e) {
          throw new IOException(origin + " holds a damaged CRL: " + e.getMessage(), e);
        }
      }
    }
    return found;
  }

  private static String algorithmOf(PrivateKeyInfo key) throws NoSuchAlgorithmException {
    ASN1ObjectIdentifier oid = key.getPrivateKeyAlgorithm().getAlgorithm();
    return Optional.ofNullable(ALGORITHMS.get(oid))
        .orElseThrow(
            () -> new NoSuchAlgorithmException(oid + " is neither RSA nor EC nor Ed25519"));
  }

  private static X509Certificate decode(byte[] der, Path file) throws IOException {
    try {
      return (X509Certificate) x509().generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds a damaged certificate: " + e.getMessage(), e);
    }
  }

  private static List<Object> objects(Reader text, String origin) throws IOException {
    List<Object> found = new ArrayList<>();
    try (PEMParser parser = new PEMParser(text)) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        found.add(next);
      }
      return found;
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle reports bad base64 with unchecked exceptions.
      throw new IOException(origin + " is not readable as PEM: " + e.getMessage(), e);
    }
  }

  private static CertificateFactory x509() throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509");
  }
}
