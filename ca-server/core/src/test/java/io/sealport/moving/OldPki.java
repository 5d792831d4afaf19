package io.sealport.moving;

import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import io.sealport.pki.TestKeys;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A folder as easy-rsa makes it, by our own hand, so that it can be wrong in any way; serials begin
 * with 1, as OpenSSL's do.
 */
public final class OldPki {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final KeyPair key;
  private final X509CertificateHolder certificate;

  private OldPki(Path folder, KeyPair key, X509CertificateHolder certificate) {
    this.folder = folder;
    this.key = key;
    this.certificate = certificate;
  }

  /** A CA of that name that is its own root and lasts ten years. */
  public static OldPki make(Path folder, String name) {
    return make(folder, name, Duration.ofDays(3650));
  }

  /** The same with another end, which may have come. */
  public static OldPki make(Path folder, String name, Duration validity) {
    KeyPair key = TestKeys.ecOf(name);
    X500Name subject = new X500Name("CN=" + name + ",E=ca@old.example.com");
    X509CertificateHolder certificate =
        signed(builder(subject, subject, key, BigInteger.valueOf(0xCA0000), validity, true), key);
    OldPki pki = new OldPki(folder, key, certificate);
    pki.write("ca.crt", Pem.certificate(certificate));
    pki.write("private/ca.key", Keys.pem(key.getPrivate()));
    pki.write("index.txt", "");
    pki.folder("certs_by_serial");
    return pki;
  }

  public Path folder() {
    return folder;
  }

  public X509CertificateHolder certificate() {
    return certificate;
  }

  /** A user's certificate, as easy-rsa makes it: a common name and no other. */
  public X509CertificateHolder user(int serial, String login) {
    return issue(serial, login, KeyPurposeId.id_kp_clientAuth, Duration.ofDays(365));
  }

  /** A server's, named by its common name alone. */
  public X509CertificateHolder server(int serial, String host) {
    return issue(serial, host, KeyPurposeId.id_kp_serverAuth, Duration.ofDays(365));
  }

  /** A user's that lasts so long. */
  public X509CertificateHolder user(int serial, String login, Duration validity) {
    return issue(serial, login, KeyPurposeId.id_kp_clientAuth, validity);
  }

  private X509CertificateHolder issue(
      int serial, String name, KeyPurposeId purpose, Duration validity) {
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, new DERUTF8String(name)).build();
    X509v3CertificateBuilder builder =
        builder(
            certificate.getSubject(),
            subject,
            TestKeys.ecOf("old " + name),
            BigInteger.valueOf(serial),
            validity,
            false);
    try {
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    X509CertificateHolder made = signed(builder, key);
    write("certs_by_serial/" + hex(serial) + ".pem", Pem.certificate(made));
    line("V", made.getNotAfter().toInstant(), "", hex(serial), "/CN=" + name);
    return made;
  }

  /** A line of the index without a certificate; {@code revoked} as OpenSSL writes it. */
  public void line(String status, Instant end, String revoked, String serial, String subject) {
    append(
        "index.txt",
        String.join("\t", status, TIME.format(end), revoked, serial, "unknown", subject) + "\n");
  }

  /** Revokes what stands in the index, a minute ago. */
  public void revoke(int serial, String reason) {
    String at = TIME.format(FakeClock.START.minusSeconds(60));
    String mark = "\t\t" + hex(serial) + "\t";
    String text = read("index.txt");
    String changed =
        text.lines()
            .map(
                l ->
                    l.contains(mark)
                        ? l.replace(mark, "\t" + at + "," + reason + "\t" + hex(serial) + "\t")
                            .replaceFirst("^V", "R")
                        : l)
            .reduce("", (all, l) -> all + l + "\n");
    write("index.txt", changed);
  }

  /** A CRL of these serials, made a day ago. */
  public void crl(Optional<Integer> number, int... serials) {
    Instant made = FakeClock.START.minus(Duration.ofDays(1));
    X509v2CRLBuilder builder = new X509v2CRLBuilder(certificate.getSubject(), Date.from(made));
    builder.setNextUpdate(Date.from(made.plus(Duration.ofDays(180))));
    for (int serial : serials) {
      builder.addCRLEntry(BigInteger.valueOf(serial), Date.from(made), 1);
    }
    try {
      if (number.isPresent()) {
        builder.addExtension(
            Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number.get())));
      }
      write("crl.pem", Pem.encode("X509 CRL", builder.build(signer(key)).getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void remove(String name) {
    try {
      Files.delete(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void folder(String name) {
    try {
      Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As OpenSSL writes it: an even number of digits. */
  static String hex(int serial) {
    String digits = Integer.toHexString(serial).toUpperCase(Locale.ROOT);
    return digits.length() % 2 == 0 ? digits : "0" + digits;
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer,
      X500Name subject,
      KeyPair key,
      BigInteger serial,
      Duration validity,
      boolean ca) {
    Instant from = FakeClock.START.minus(Duration.ofDays(30));
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            serial,
            Date.from(from),
            Date.from(from.plus(validity)),
            subject,
            Keys.info(key.getPublic()));
    try {
      builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(ca));
      builder.addExtension(
          Extension.keyUsage,
          false,
          new KeyUsage(ca ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key.getPublic()));
      return builder;
    } catch (IOException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509CertificateHolder signed(X509v3CertificateBuilder builder, KeyPair key) {
    return builder.build(signer(key));
  }

  private static ContentSigner signer(KeyPair key) {
    try {
      return new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    } catch (org.bouncycastle.operator.OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }
}
