package io.sealport.cli.delivery;

import io.sealport.api.CertificateBundle;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of one certificate, by name, in the order in which they are put in place. */
final class FileSet {

  /** Files that every certificate has. */
  static final List<String> COMMON =
      List.of(
          "cert.pem",
          "chain.pem",
          "fullchain.pem",
          "key.pem",
          "bundle.pem",
          "client-ca.pem",
          "root.pem",
          "crls.pem");

  /** What comes after a login. */
  static final List<String> SUFFIXES = List.of(".crt", ".key", ".p12", ".p12.passphrase");

  private final List<Content> files = new ArrayList<>();
  private @Nullable String untold;

  /** One file. */
  static final class Content {

    private final String name;
    private final byte[] bytes;
    private final Mode mode;

    Content(String name, byte[] bytes, Mode mode) {
      this.name = name;
      this.bytes = bytes;
      this.mode = mode;
    }

    String name() {
      return name;
    }

    /** Writes it into a folder where it is not yet. */
    void create(Path folder) {
      SafeFile.create(folder.resolve(name), bytes, mode);
    }
  }

  private FileSet() {}

  static FileSet of(CertificateBundle bundle, Optional<KeyPair> key, Secrets secrets) {
    FileSet set = new FileSet();
    String fullChain = lines(bundle.certificate()) + lines(bundle.chain());
    set.text("root.pem", bundle.root());
    set.text("client-ca.pem", bundle.clientCa());
    if (!bundle.crls().isEmpty()) {
      set.text("crls.pem", bundle.crls());
    }
    set.text("chain.pem", bundle.chain());
    key.ifPresent(
        pair -> {
          // Key first: FTPS servers that read one file want it so, and others do not mind.
          set.secret("bundle.pem", lines(Keys.pem(pair.getPrivate())) + fullChain);
          set.secret("key.pem", Keys.pem(pair.getPrivate()));
        });
    set.text("cert.pem", bundle.certificate());
    set.text("fullchain.pem", fullChain);
    login(bundle).ifPresent(login -> set.ofUser(login, fullChain, key, secrets));
    return set;
  }

  /**
   * Where passphrases come from.
   *
   * @param told whether a person is told what is made up, so that it is not written
   */
  record Secrets(Path folder, @Nullable Path chosen, boolean told) {

    P12Passphrase of(String name) {
      return P12Passphrase.of(chosen, folder.resolve(name + ".p12.passphrase"));
    }
  }

  /** The login that a certificate is for, if it is a user's. */
  static Optional<String> login(CertificateBundle bundle) {
    return bundle.info().names().stream()
        .filter(n -> n.startsWith("login:"))
        .map(n -> n.substring("login:".length()))
        .findFirst();
  }

  /** The passphrase that stands in no file. */
  Optional<String> untold() {
    return Optional.ofNullable(untold);
  }

  List<Content> files() {
    return List.copyOf(files);
  }

  private void ofUser(String login, String fullChain, Optional<KeyPair> key, Secrets secrets) {
    String name = FileName.of(login);
    text(name + ".crt", fullChain);
    key.ifPresent(
        pair -> {
          secret(name + ".key", Keys.pem(pair.getPrivate()));
          P12Passphrase passphrase = secrets.of(name);
          char[] characters = passphrase.text().toCharArray();
          files.add(
              new Content(
                  name + ".p12",
                  Pkcs12.encode(login, pair.getPrivate(), fullChain, characters),
                  Mode.SECRET));
          if (passphrase.source() == P12Passphrase.Source.MADE_UP && secrets.told()) {
            untold = passphrase.text();
          } else if (passphrase.source() != P12Passphrase.Source.CHOSEN) {
            secret(name + ".p12.passphrase", passphrase.text());
          }
        });
  }

  private void text(String name, String text) {
    files.add(new Content(name, lines(text).getBytes(StandardCharsets.US_ASCII), Mode.PUBLIC));
  }

  private void secret(String name, String text) {
    files.add(new Content(name, lines(text).getBytes(StandardCharsets.UTF_8), Mode.SECRET));
  }

  /** Ends with a line feed, so that texts can be joined. */
  private static String lines(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
