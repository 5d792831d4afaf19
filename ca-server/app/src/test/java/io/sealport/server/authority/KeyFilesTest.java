package io.sealport.server.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class KeyFilesTest extends SigningKeysContract {

  private static final String PASSPHRASE = "correct horse battery staple";

  @TempDir Path folder;
  private Path keyFolder;
  private KeyFiles keys;

  @BeforeEach
  void open() {
    keyFolder = folder.resolve("keys");
    keys = open(PASSPHRASE);
  }

  private KeyFiles open(String passphrase) {
    return new KeyFiles(keyFolder, new Passphrase(passphrase.toCharArray()), new SecureRandom());
  }

  @Override
  SigningKeys keys() {
    return keys;
  }

  @Override
  SigningKeys reopened() {
    return open(PASSPHRASE);
  }

  private Path key() {
    keys.create("a", KeyType.EC_P256);
    return keyFolder.resolve("a.key");
  }

  @Test
  void only_the_owner_reads_a_key() throws IOException {
    Path key = key();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFolder)))
        .isEqualTo("rwx------");
  }

  @Test
  void a_key_at_rest_is_encrypted() throws IOException {
    assertThat(Files.readString(key()))
        .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
        .doesNotContain("BEGIN PRIVATE KEY", "BEGIN EC PRIVATE KEY");
  }

  @Test
  void leaves_no_other_file() throws IOException {
    key();

    try (Stream<Path> files = Files.list(keyFolder)) {
      assertThat(files.map(f -> f.getFileName().toString()).sorted().toList())
          .isEqualTo(List.of("a.key", "a.pub"));
    }
  }

  @Test
  void a_wrong_passphrase_opens_nothing_and_names_the_file() {
    Path key = key();

    assertThatThrownBy(() -> open("another passphrase").pen("a"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAUTHENTICATED))
        .hasMessageContaining(key.toString())
        .hasMessageNotContaining("another passphrase")
        .message()
        .hasLineCount(1);
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Path key = key();
    Files.delete(key);

    assertThatThrownBy(() -> reopened().pen("a"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessage("the key file " + key + " is missing");
  }

  @Test
  void a_missing_public_half_is_named() throws IOException {
    key();
    Files.delete(keyFolder.resolve("a.pub"));

    assertThatThrownBy(() -> reopened().pen("a"))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining("a.pub");
  }

  @Test
  void a_damaged_file_is_told_in_one_line() throws IOException {
    Path key = key();
    Files.writeString(key, Files.readString(key).substring(0, 200));

    assertThatThrownBy(() -> reopened().pen("a"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining(key.toString())
        .message()
        .hasLineCount(1);
  }

  @Test
  void a_passphrase_does_not_show_itself() {
    assertThat(new Passphrase(PASSPHRASE.toCharArray()))
        .asString()
        .doesNotContain("horse")
        .isEqualTo("Passphrase");
  }
}
