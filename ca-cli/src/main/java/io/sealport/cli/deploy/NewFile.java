package io.sealport.cli.deploy;

import io.sealport.pki.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** One file of a set that is to be installed. */
final class NewFile {

  private final String name;
  private final byte[] content;
  private final boolean secret;

  private NewFile(String name, byte[] content, boolean secret) {
    this.name = name;
    this.content = content;
    this.secret = secret;
  }

  /** One that everybody may read. */
  static NewFile open(String name, String text) {
    return new NewFile(name, text.getBytes(StandardCharsets.UTF_8), false);
  }

  /** One that only its owner may read. */
  static NewFile secret(String name, String text) {
    return secret(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** One that only its owner may read. */
  static NewFile secret(String name, byte[] content) {
    return new NewFile(name, content, true);
  }

  String name() {
    return name;
  }

  byte[] content() {
    return content;
  }

  boolean isSecret() {
    return secret;
  }

  /** Whether a folder has it, with that content. */
  boolean isIn(Path folder) {
    return Content.of(folder.resolve(name)).equals(Optional.of(CertificateFacts.sha256(content)));
  }

  /** As {@code ls} shows it. */
  String mode() {
    return secret ? "0600" : "0644";
  }

  @Override
  public String toString() {
    return name + " (" + mode() + ")";
  }
}
