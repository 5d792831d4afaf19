package io.sealport.cli.demo;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A root, a CA for servers and a CA for users, with the files that the demo reads. */
final class ScratchPki {
  private static final AtomicLong SERIALS = new AtomicLong(1000);

  final Path folder;
  private final Authority root;
  private final Authority servers;
  private final Authority users;

  /** A CA with its key and the serial numbers that it has revoked. */
  private record Authority(
      X509CertificateHolder certificate, KeyPair keys, Map<BigInteger, Instant> revoked) {}

  /**
   * Makes the CAs and writes root.pem, users-chain.pem and crls.pem.
   *
   * @param folder an existing folder
   */
  ScratchPki(Path folder, String name) throws Exception {
    this.folder = folder;
    root = authority(name + " Root", Optional.empty());
    servers = authority(name + " Servers", Optional.of(root));
    users = authority(name + " Users", Optional.of(root));
    write("root.pem", root.certificate());
    write("users-chain.pem", users.certificate());
    publishCrls();
  }

  /** The folder that a server is started from, with a certificate for the name. */
  Path server(String dnsName, String keyAlgorithm) throws Exception {
    Path server = Files.createDirectories(folder.resolve("server-" + dnsName));
    KeyPair keys = keys(keyAlgorithm);
    X509v3CertificateBuilder leaf = leaf(servers, "CN=" + dnsName, keys, Duration.ofDays(1));
    leaf.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, dnsName)));
    leaf.addExtension(purpose(KeyPurposeId.id_kp_serverAuth));
    Files.writeString(server.resolve("cert.pem"), pem(sign(leaf, servers)));
    Files.writeString(server.resolve("chain.pem"), pem(servers.certificate()));
    Files.writeString(server.resolve("key.pem"), pem(privateKey(keys)));
    Files.writeString(
        server.resolve("client-ca.pem"), pem(users.certificate(), root.certificate()));
    return server;
  }

  /** A user whose common name is the file name. */
  ClientFiles user(String name) throws Exception {
    return user(name, "CN=" + name, "EC", Duration.ofDays(1), KeyPurposeId.id_kp_clientAuth);
  }

  /**
   * A user in all detail.
   *
   * @param lifetime from an hour ago; shorter than an hour is expired
   */
  ClientFiles user(
      String file, String subject, String keyAlgorithm, Duration lifetime, KeyPurposeId purpose)
      throws Exception {
    KeyPair keys = keys(keyAlgorithm);
    X509v3CertificateBuilder leaf = leaf(users, subject, keys, lifetime);
    leaf.addExtension(purpose(purpose));
    write(file + ".crt", sign(leaf, users));
    Files.writeString(folder.resolve(file + ".key"), pem(privateKey(keys)));
    return ClientFiles.in(folder, file, folder.resolve("users-chain.pem"));
  }

  /** Revokes a user and publishes the CRLs anew. */
  void revoke(ClientFiles user) throws Exception {
    users.revoked().put(serial(user), Instant.now());
    publishCrls();
  }

  /** Revokes the CA of all users and publishes the CRLs anew. */
  void revokeUsersCa() throws Exception {
    root.revoked().put(users.certificate().getSerialNumber(), Instant.now());
    publishCrls();
  }

  /** Leaves the CRL of the root out. */
  void publishUsersCrlAlone() throws Exception {
    Files.writeString(crls(), pem(crl(users)));
  }

  BigInteger serial(ClientFiles user) throws IOException {
    return PemFiles.certificates(user.certificate()).get(0).getSerialNumber();
  }

  Path rootPem() {
    return folder.resolve("root.pem");
  }

  Path crls() {
    return folder.resolve("crls.pem");
  }

  private void publishCrls() throws Exception {
    Files.writeString(crls(), pem(crl(users), crl(root)));
  }

  private static Object crl(Authority ca) throws Exception {
    Instant now = Instant.now();
    X509v2CRLBuilder crl =
        new X509v2CRLBuilder(ca.certificate().getSubject(), Date.from(now.minusSeconds(60)));
    crl.setNextUpdate(Date.from(now.plus(Duration.ofDays(1))));
    crl.addExtension(
        Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(SERIALS.incrementAndGet())));
    ca.revoked()
        .forEach(
            (serial, since) -> crl.addCRLEntry(serial, Date.from(since), CRLReason.keyCompromise));
    return crl.build(signer(ca.keys()));
  }

  private static Authority authority(String name, Optional<Authority> parent) throws Exception {
    KeyPair keys = keys("EC");
    X500Name subject = new X500Name("CN=" + name);
    X509v3CertificateBuilder ca =
        builder(
            parent.map(p -> p.certificate().getSubject()).orElse(subject),
            subject,
            keys,
            Duration.ofDays(2));
    ca.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    ca.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    KeyPair signing = parent.map(Authority::keys).orElse(keys);
    return new Authority(ca.build(signer(signing)), keys, new ConcurrentHashMap<>());
  }

  private static X509v3CertificateBuilder leaf(
      Authority ca, String subject, KeyPair keys, Duration lifetime) throws CertIOException {
    X509v3CertificateBuilder leaf =
        builder(ca.certificate().getSubject(), new X500Name(subject), keys, lifetime);
    leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    return leaf;
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Duration lifetime) {
    Instant from = Instant.now().minus(Duration.ofHours(1));
    return new X509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(SERIALS.incrementAndGet()),
        Date.from(from),
        Date.from(from.plus(lifetime)),
        subject,
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
  }

  private static Extension purpose(KeyPurposeId purpose) throws IOException {
    return new Extension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose).getEncoded());
  }

  private static X509CertificateHolder sign(X509v3CertificateBuilder builder, Authority ca)
      throws OperatorCreationException {
    return builder.build(signer(ca.keys()));
  }

  private static ContentSigner signer(KeyPair ca) throws OperatorCreationException {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(ca.getPrivate());
  }

  private static KeyPair keys(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (!algorithm.equals("Ed25519")) {
      generator.initialize(algorithm.equals("RSA") ? 2048 : 256);
    }
    return generator.generateKeyPair();
  }

  private static PrivateKeyInfo privateKey(KeyPair keys) {
    return PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
  }

  private void write(String file, Object... objects) throws IOException {
    Files.writeString(folder.resolve(file), pem(objects));
  }

  private static String pem(Object... objects) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object object : Arrays.asList(objects)) {
        // PrivateKeyInfo would be written in the old style of its algorithm
        writer.writeObject(
            object instanceof PrivateKeyInfo key
                ? new PemObject("PRIVATE KEY", key.getEncoded())
                : object);
      }
    }
    return text.toString();
  }
}
