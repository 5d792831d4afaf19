package io.sealport.server.boot;

import io.sealport.api.CertificateBundle;
import io.sealport.pki.Keys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate, its chain and its key: what a TLS client shows. */
public record Identity(List<X509Certificate> chain, PrivateKey key) {

  static Identity read(Path certificates, Path key) {
    try {
      return new Identity(
          certificates(Files.readString(certificates)),
          Keys.read(Files.readString(key), new char[0], key.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was issued for that key. */
  public static Identity of(CertificateBundle bundle, KeyPair key) {
    return new Identity(certificates(bundle.certificate() + bundle.chain()), key.getPrivate());
  }

  public X509Certificate leaf() {
    return chain.get(0);
  }

  /** The first certificate of a PEM file. */
  static X509Certificate certificate(Path pem) {
    try {
      return certificates(Files.readString(pem)).get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every certificate of a PEM text. */
  public static List<X509Certificate> certificates(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
