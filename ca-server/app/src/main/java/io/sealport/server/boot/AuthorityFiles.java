package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.api.AuthorityInfo;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.server.registration.Inventory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CAs' certificates in the home's {@code public}; a file is written only where it differs. */
final class AuthorityFiles {

  private static final long MAX_BYTES = 1 << 20;

  private AuthorityFiles() {}

  static void write(ApplicationContext rooms, Home home) {
    SafeFile.publicFolder(home.authorities());
    Inventory inventory = rooms.getBean(Inventory.class);
    for (AuthorityInfo ca : inventory.authorities()) {
      write(home.authorities().resolve(ca.id() + ".pem"), ca.certificate());
    }
    write(home.authorities().resolve("client-ca.pem"), inventory.clientCa());
  }

  private static void write(Path file, String text) {
    if (!Files.exists(file) || !SafeFile.readText(file, MAX_BYTES).equals(text)) {
      SafeFile.replace(file, text.getBytes(StandardCharsets.US_ASCII), Mode.PUBLIC);
    }
  }
}
