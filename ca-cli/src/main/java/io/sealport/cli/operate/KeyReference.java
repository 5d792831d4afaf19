package io.sealport.cli.operate;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which key is meant: a file that holds it in some form, or its SHA-256. Only the hash leaves the
 * machine, of a private key too.
 */
public final class KeyReference {

  private static final int MAX_BYTES = 1 << 20;

  private KeyReference() {}

  /**
   * The hash of the key.
   *
   * @throws Fault BAD_INPUT if the text is neither a file with a key nor a hash
   */
  public static KeyHash hash(String text) {
    return isFile(text) ? ofFile(Path.of(text)) : KeyHash.parse(text);
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static KeyHash ofFile(Path file) {
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    if (!Pem.isPem(bytes)) {
      return hash(Pem.readCertificates(bytes, file.toString()).get(0).getSubjectPublicKeyInfo());
    }
    try (PEMParser parser =
        new PEMParser(new StringReader(new String(bytes, StandardCharsets.US_ASCII)))) {
      for (Object found = parser.readObject(); found != null; found = parser.readObject()) {
        SubjectPublicKeyInfo key = key(found);
        if (key != null) {
          return hash(key);
        }
      }
    } catch (IOException | RuntimeException e) {
      throw Fault.of(Kind.BAD_INPUT, file + " is damaged: no key can be read from it", e);
    }
    throw Fault.of(
            Kind.BAD_INPUT,
            file + " holds no certificate, CSR, public key or unencrypted private key in PEM")
        .withHint("of an encrypted private key take the certificate, or the SHA-256");
  }

  /** In the one form that is certified here: an RSA key with NULL, an uncompressed EC point. */
  private static KeyHash hash(SubjectPublicKeyInfo key) {
    try {
      return KeyHash.of(
          SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(PublicKeyFactory.createKey(key)));
    } catch (IOException | RuntimeException e) {
      // A key of a kind that is unknown here has no other form.
      return KeyHash.of(key);
    }
  }

  private static @Nullable SubjectPublicKeyInfo key(Object found) throws IOException {
    if (found instanceof X509CertificateHolder certificate) {
      return certificate.getSubjectPublicKeyInfo();
    }
    if (found instanceof PKCS10CertificationRequest request) {
      return request.getSubjectPublicKeyInfo();
    }
    if (found instanceof SubjectPublicKeyInfo key) {
      return key;
    }
    if (found instanceof PEMKeyPair pair) {
      // Computed anew: the public half beside a private key is not always there.
      return publicHalf(pair.getPrivateKeyInfo());
    }
    return found instanceof PrivateKeyInfo key ? publicHalf(key) : null;
  }

  private static SubjectPublicKeyInfo publicHalf(PrivateKeyInfo key) throws IOException {
    return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
        publicHalf(PrivateKeyFactory.createKey(key)));
  }

  private static AsymmetricKeyParameter publicHalf(AsymmetricKeyParameter key) {
    if (key instanceof RSAPrivateCrtKeyParameters rsa) {
      return new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
    }
    if (key instanceof ECPrivateKeyParameters ec) {
      return new ECPublicKeyParameters(
          new FixedPointCombMultiplier().multiply(ec.getParameters().getG(), ec.getD()),
          ec.getParameters());
    }
    if (key instanceof Ed25519PrivateKeyParameters ed) {
      return ed.generatePublicKey();
    }
    throw Fault.of(Kind.BAD_INPUT, "a private key of a kind that is not certified here");
  }
}
