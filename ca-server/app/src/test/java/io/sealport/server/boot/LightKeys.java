package io.sealport.server.boot;

import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import io.sealport.pki.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.stream.Stream;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;

/**
 * Encrypts the keys of the tests' home again at almost no cost: they are opened hundreds of times.
 */
final class LightKeys {

  private static final int COST = 16;

  private LightKeys() {}

  static void encryptAgain(Path keys, char[] passphrase) {
    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".key")).toList()) {
        PrivateKey key = Keys.read(Files.readString(file), passphrase, file.toString());
        Files.writeString(file, encrypted(key, passphrase), StandardCharsets.US_ASCII);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encrypted(PrivateKey key, char[] passphrase)
      throws IOException, OperatorCreationException {
    var encryptor =
        new JcePKCSPBEOutputEncryptorBuilder(
                new ScryptConfig.Builder(COST, 8, 1).withSaltLength(16).build(),
                NISTObjectIdentifiers.id_aes256_CBC)
            .setProvider(Providers.bouncyCastle())
            .build(passphrase);
    return Pem.encode(
        "ENCRYPTED PRIVATE KEY",
        new JcaPKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded());
  }
}
