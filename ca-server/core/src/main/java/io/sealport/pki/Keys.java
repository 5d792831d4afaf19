package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/** Makes, encodes and decodes keys. Private keys leave here only as the caller's own object. */
public final class Keys {

  /** 32 MiB and about 80 ms a guess: scrypt's N; r = 8, p = 1. */
  private static final int SCRYPT_COST = 1 << 15;

  private Keys() {}

  /** A new key pair. */
  public static KeyPair generate(KeyType type, SecureRandom random) {
    try {
      return generator(type, random).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw Fault.of(Kind.INTERNAL, "cannot make a key of type " + type, e);
    }
  }

  private static KeyPairGenerator generator(KeyType type, SecureRandom random)
      throws GeneralSecurityException {
    return switch (type.family()) {
      case EC -> {
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC", Providers.bouncyCastle());
        ec.initialize(new ECGenParameterSpec("P-" + type.bits()), random);
        yield ec;
      }
      case RSA -> {
        KeyPairGenerator rsa =
            KeyPairGenerator.getInstance("RSA", Providers.of("KeyPairGenerator", "RSA"));
        rsa.initialize(type.bits(), random);
        yield rsa;
      }
      case ED25519 -> KeyPairGenerator.getInstance("Ed25519", Providers.bouncyCastle());
    };
  }

  /**
   * The key as unencrypted PKCS#8 PEM (RFC 5208), without the public half that RFC 5958 added:
   * OpenSSL 3.0 does not read an Ed25519 key that carries it.
   */
  public static String pem(PrivateKey key) {
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
    try {
      byte[] der =
          new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey())
              .getEncoded("DER");
      return Pem.encode("PRIVATE KEY", der);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a private key", e);
    }
  }

  /** The key as PKCS#8 PEM encrypted with scrypt and AES-256-CBC (RFC 7914, RFC 8018). */
  public static String encryptedPem(PrivateKey key, char[] passphrase) {
    try {
      var encryptor =
          new JcePKCSPBEOutputEncryptorBuilder(
                  new ScryptConfig.Builder(SCRYPT_COST, 8, 1).withSaltLength(16).build(),
                  NISTObjectIdentifiers.id_aes256_CBC)
              .setProvider(Providers.bouncyCastle())
              .build(passphrase);
      byte[] der = new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded();
      return Pem.encode("ENCRYPTED PRIVATE KEY", der);
    } catch (OperatorCreationException | IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encrypt a private key", e);
    }
  }

  /**
   * Reads a private key from PEM: PKCS#8 or the older EC and RSA forms, each plain or encrypted.
   *
   * @param passphrase for an encrypted key; empty where there is none
   * @param source the file's name, for the message
   * @throws Fault BAD_INPUT if there is no such key in it, UNAUTHENTICATED if the passphrase is
   *     wrong
   */
  public static PrivateKey read(String pem, char[] passphrase, String source) {
    Object found = Pem.firstKey(pem, source);
    try {
      JcaPEMKeyConverter converter = converter();
      if (found instanceof PEMKeyPair pair) {
        return converter.getPrivateKey(pair.getPrivateKeyInfo());
      }
      if (found instanceof PEMEncryptedKeyPair pair) {
        return converter.getPrivateKey(decrypt(pair, passphrase, source).getPrivateKeyInfo());
      }
      if (found instanceof PrivateKeyInfo info) {
        return converter.getPrivateKey(info);
      }
      return converter.getPrivateKey(
          decrypt((PKCS8EncryptedPrivateKeyInfo) found, passphrase, source));
    } catch (IOException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " holds a private key that cannot be read", e);
    }
  }

  /** The form of OpenSSL before PKCS#8: RFC 1421 headers in the PEM. */
  private static PEMKeyPair decrypt(
      PEMEncryptedKeyPair encrypted, char[] passphrase, String source) {
    requireGiven(passphrase, source);
    try {
      return encrypted.decryptKeyPair(
          new JcePEMDecryptorProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(passphrase));
    } catch (IOException | RuntimeException e) {
      // Its padding is all that tells: what a wrong passphrase gives may look like a damaged key.
      throw Fault.of(Kind.UNAUTHENTICATED, "the passphrase does not open " + source, e);
    }
  }

  private static void requireGiven(char[] passphrase, String source) {
    if (passphrase.length == 0) {
      throw Fault.of(Kind.UNAUTHENTICATED, source + " is encrypted and no passphrase was given");
    }
  }

  private static PrivateKeyInfo decrypt(
      PKCS8EncryptedPrivateKeyInfo encrypted, char[] passphrase, String source) {
    requireGiven(passphrase, source);
    try {
      return encrypted.decryptPrivateKeyInfo(
          new JcePKCSPBEInputDecryptorProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(passphrase));
    } catch (PKCSException e) {
      throw Fault.of(Kind.UNAUTHENTICATED, "the passphrase does not open " + source, e);
    }
  }

  /** The public key's DER form. */
  public static SubjectPublicKeyInfo info(PublicKey key) {
    return SubjectPublicKeyInfo.getInstance(key.getEncoded());
  }

  /**
   * A JCA public key from its DER form.
   *
   * @throws Fault BAD_INPUT if it is not a usable key
   */
  public static PublicKey publicKey(SubjectPublicKeyInfo info) {
    try {
      return converter().getPublicKey(info);
    } catch (IOException | IllegalArgumentException e) {
      throw Fault.of(Kind.BAD_INPUT, "the public key cannot be read", e);
    }
  }

  /**
   * The key as an object of that provider, which then has nothing to translate.
   *
   * @throws Fault BAD_INPUT if it is none, such as a point that is not on its curve
   */
  static PublicKey publicKey(SubjectPublicKeyInfo info, Provider provider) {
    String algorithm =
        switch (KeyType.of(info).family()) {
          case EC -> "EC";
          case RSA -> "RSA";
          case ED25519 -> "Ed25519";
        };
    try {
      return KeyFactory.getInstance(algorithm, provider)
          .generatePublic(new X509EncodedKeySpec(info.getEncoded(ASN1Encoding.DER)));
    } catch (IOException | InvalidKeySpecException e) {
      throw Fault.of(Kind.BAD_INPUT, "the public key cannot be read", e);
    } catch (NoSuchAlgorithmException e) {
      throw Fault.of(
          Kind.INTERNAL, "a provider that signs with " + algorithm + " and has no key", e);
    }
  }

  /**
   * The key for Bouncy Castle's own signers.
   *
   * @throws Fault BAD_INPUT as {@link #publicKey(SubjectPublicKeyInfo)}
   */
  static AsymmetricKeyParameter parameters(SubjectPublicKeyInfo info) {
    try {
      return PublicKeyFactory.createKey(info);
    } catch (IOException | RuntimeException e) {
      throw Fault.of(Kind.BAD_INPUT, "the public key cannot be read", e);
    }
  }

  private static JcaPEMKeyConverter converter() {
    // "EC" is the JCA's name of such keys; TLS does not know them as "ECDSA".
    return new JcaPEMKeyConverter()
        .setAlgorithmMapping(X9ObjectIdentifiers.id_ecPublicKey, "EC")
        .setProvider(Providers.bouncyCastle());
  }

  /** Forgets a passphrase. */
  public static void wipe(char[] passphrase) {
    Arrays.fill(passphrase, '\0');
  }
}
