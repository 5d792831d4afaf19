package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.HeldKey;
import io.sealport.pki.KeyPen;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import io.sealport.pki.Pen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.openssl.PEMParser;

/**
 * Keys in files, each {@code ID.key} in encrypted PKCS#8 with {@code ID.pub} beside it. A key is
 * opened once and stays open.
 */
final class KeyFiles implements SigningKeys {

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final long MAX_BYTES = 64 * 1024;

  private final Path folder;
  private final Passphrase passphrase;
  private final SecureRandom random;
  private final Map<String, PrivateKey> open = new ConcurrentHashMap<>();
  private final Map<String, Pen> pens = new ConcurrentHashMap<>();

  KeyFiles(Path folder, Passphrase passphrase, SecureRandom random) {
    this.folder = folder;
    this.passphrase = passphrase;
    this.random = random;
  }

  @Override
  public Pen create(String id, KeyType type) {
    Path file = file(id, ".key");
    if (Files.exists(file)) {
      throw Fault.of(Kind.CONFLICT, "there is a key " + id + " already");
    }
    SafeFile.secretFolder(folder);
    KeyPair pair = Keys.generate(type, random);
    char[] text = passphrase.text();
    try {
      // The public half first: a private key without it would be of no use.
      SafeFile.replace(file(id, ".pub"), publicPem(Keys.info(pair.getPublic())), Mode.PUBLIC);
      SafeFile.create(
          file,
          Keys.encryptedPem(pair.getPrivate(), text).getBytes(StandardCharsets.US_ASCII),
          Mode.SECRET);
    } finally {
      Keys.wipe(text);
    }
    open.put(id, pair.getPrivate());
    return pen(id);
  }

  @Override
  public void adopt(String id, HeldKey key, SubjectPublicKeyInfo publicKey) {
    SafeFile.secretFolder(folder);
    char[] text = passphrase.text();
    try {
      SafeFile.replace(file(id, ".pub"), publicPem(publicKey), Mode.PUBLIC);
      SafeFile.replace(file(id, ".key"), key.encryptedPem(text), Mode.SECRET);
    } finally {
      Keys.wipe(text);
    }
    pens.remove(id);
    open.remove(id);
  }

  private static byte[] publicPem(SubjectPublicKeyInfo key) {
    try {
      return Pem.encode("PUBLIC KEY", key.getEncoded("DER")).getBytes(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "a public key cannot be encoded", e);
    }
  }

  @Override
  public Pen pen(String id) {
    return pens.computeIfAbsent(id, i -> new KeyPen(handle(i), publicKey(i)));
  }

  @Override
  public void requireKept(String id, SubjectPublicKeyInfo publicKey) {
    // What is open goes on signing without its file, until the server stops.
    for (String ending : List.of(".key", ".pub")) {
      if (!Files.isReadable(file(id, ending))) {
        throw Fault.of(
            Kind.UNAVAILABLE, "the key file " + file(id, ending) + " is missing or not readable");
      }
    }
    if (!pen(id).publicKey().equals(publicKey)) {
      throw Fault.of(Kind.UNAVAILABLE, "the key " + id + " is not that of its certificate");
    }
  }

  @Override
  public void require(String id) {
    Path file = file(id, ".key");
    if (!Files.exists(file)) {
      throw Fault.of(Kind.UNAVAILABLE, "the key file " + file + " is missing")
          .withHint(
              "put it back; of several servers each needs the keys of all CAs, and another has"
                  + " it, with its .pub, under the same name");
    }
  }

  @Override
  public PrivateKey handle(String id) {
    return open.computeIfAbsent(id, this::read);
  }

  @Override
  public void discard(String id) {
    pens.remove(id);
    open.remove(id);
    try {
      Files.deleteIfExists(file(id, ".key"));
      Files.deleteIfExists(file(id, ".pub"));
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot remove the key " + id, e);
    }
  }

  private PrivateKey read(String id) {
    Path file = file(id, ".key");
    require(id);
    char[] text = passphrase.text();
    try {
      return Keys.read(SafeFile.readText(file, MAX_BYTES), text, file.toString());
    } finally {
      Keys.wipe(text);
    }
  }

  private PublicKey publicKey(String id) {
    Path file = file(id, ".pub");
    try (PEMParser parser = new PEMParser(Files.newBufferedReader(file))) {
      if (parser.readObject() instanceof SubjectPublicKeyInfo info) {
        return Keys.publicKey(info);
      }
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "the key file " + file + " cannot be read", e);
    }
    throw Fault.of(Kind.UNAVAILABLE, file + " holds no public key");
  }

  private Path file(String id, String ending) {
    if (!ID.matcher(id).matches()) {
      throw Fault.of(Kind.INTERNAL, "\"" + id + "\" is no key id");
    }
    return folder.resolve(id + ending);
  }
}
