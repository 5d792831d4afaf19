package io.sealport.server.moving;

import io.sealport.api.ImportReport;
import io.sealport.moving.OldCa;
import io.sealport.moving.OldCaFiles;
import io.sealport.moving.OldCaReader;
import io.sealport.moving.OldPki;
import io.sealport.moving.Watcher;
import io.sealport.server.authority.ImportedCas;
import io.sealport.server.boot.TestRooms;
import java.util.Optional;

/** Old CAs that come into a test's home. */
record Arrivals(TestRooms rooms) {

  private static final char[] NO_PASSPHRASE = {};

  static Wanted as(String id) {
    return new Wanted(Optional.of(id), new ImportedCas.Terms("ftps-server", "ftps-user"), false);
  }

  static Wanted again() {
    return new Wanted(Optional.empty(), new ImportedCas.Terms("ftps-server", "ftps-user"), true);
  }

  ImportReport plan(OldPki pki, Wanted wanted) {
    return takeover().plan(read(pki), wanted);
  }

  ImportReport take(OldPki pki) {
    return take(pki, as("imported"));
  }

  ImportReport take(OldPki pki, Wanted wanted) {
    return takeover().take(read(pki), open(pki).key(NO_PASSPHRASE), wanted, Watcher.NOBODY);
  }

  ImportReport takeSince(OldPki pki) {
    return takeover().takeSince(read(pki), again(), Watcher.NOBODY);
  }

  private Takeover takeover() {
    return rooms.get(Takeover.class);
  }

  private OldCa read(OldPki pki) {
    return open(pki).read(rooms.clock().instant(), Watcher.NOBODY);
  }

  private static OldCaReader open(OldPki pki) {
    return OldCaReader.open(OldCaFiles.find(pki.folder(), OldCaFiles.Said.NOTHING), NO_PASSPHRASE);
  }
}
