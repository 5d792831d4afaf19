package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What stands in a file, short enough to be kept: the SHA-256 of its bytes, or where it links. */
final class Content {

  private Content() {}

  /** Of a file as it is; empty where there is none. */
  static Optional<String> of(Path file) {
    try {
      if (Files.isSymbolicLink(file)) {
        return Optional.of(link(Files.readSymbolicLink(file)));
      }
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? Optional.of(CertificateFacts.sha256(Files.readAllBytes(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Of a configuration with that text. */
  static String text(String text) {
    return CertificateFacts.sha256(text.getBytes(ConfigFile.CHARSET));
  }

  /** Of a link to there. */
  static String link(Path to) {
    byte[] words = to.toString().getBytes(StandardCharsets.UTF_8);
    return "link:" + CertificateFacts.sha256(words);
  }
}
