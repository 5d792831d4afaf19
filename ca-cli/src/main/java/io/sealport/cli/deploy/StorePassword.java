package io.sealport.cli.deploy;

import io.sealport.cli.delivery.Pkcs12;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The password of a server's stores. It stands in the server's configuration, so it is made once
 * and stays the same while the set in use has it.
 */
final class StorePassword {

  static final String FILE = "store.password";

  /** 144 bits, 24 letters and digits. */
  private static final int BYTES = 18;

  private static final int MAX_BYTES = 4096;

  private final String text;

  private StorePassword(String text) {
    this.text = text;
  }

  /** That of the set in use, else a new one. */
  static StorePassword of(Path target) {
    Path file = target.resolve("current").resolve(FILE);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new StorePassword(read(file).strip());
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return new StorePassword(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  /** A link in its place would have any file of root's read out to whoever has the stores. */
  private static String read(Path file) {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Fault.of(Kind.CONFLICT, "cannot read " + file + ", which must be a plain file", e);
    }
  }

  String text() {
    return text;
  }

  /** Key and chain under that alias. */
  byte[] keyStore(String alias, Source source) {
    String chain = source.certificateText() + source.chainText();
    return Pkcs12.encode(alias, source.pair().getPrivate(), chain, text.toCharArray());
  }

  /** The certificates of a PEM text as anchors. */
  byte[] trustStore(String pem, String what) {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    return Pkcs12.anchors(Pem.readCertificates(bytes, what), text.toCharArray());
  }

  @Override
  public String toString() {
    return "StorePassword[...]";
  }
}
