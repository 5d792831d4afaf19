package io.sealport.server.status;

import io.sealport.files.FreshFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CrlId;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/**
 * Publishes what the database says is the newest: the file that is here, as after a start; the CRL
 * of an offline root, which the database has; what another server has signed.
 */
@Singleton
class CrlFetching {

  private final CrlStore store;
  private final CrlFiles files;

  CrlFetching(CrlStore store, CrlFiles files) {
    this.store = store;
    this.files = files;
  }

  /** The same for a list and its deltas. */
  void catchUp(CrlId list) {
    store.newest(list).filter(CrlRow::isOurs).ifPresent(row -> catchUp(crl(list, row), row.der()));
    store.newestDelta(list).ifPresent(row -> catchUp(delta(list, row), null));
  }

  private void catchUp(Crl crl, byte @org.jspecify.annotations.Nullable [] stored) {
    if (isPublished(crl)) {
      return;
    }
    if (files.isWhole(crl.name(), crl.sha256())) {
      files.publishAgain(crl);
      return;
    }
    Optional<FreshFile> found =
        stored == null
            ? store.fetch(crl.sha256(), crl.der())
            : Optional.of(
                FreshFile.write(
                    crl.der(), Mode.PUBLIC, file -> file.write(ByteBuffer.wrap(stored))));
    found.ifPresent(
        der -> {
          try (der) {
            files.publish(crl, der);
          }
        });
  }

  private boolean isPublished(Crl crl) {
    return files.current(crl.name()).filter(c -> c.sha256().equals(crl.sha256())).isPresent();
  }

  private Crl crl(CrlId list, CrlRow row) {
    String name = list.name();
    return new Crl(
        name,
        row.number(),
        Optional.empty(),
        Instant.ofEpochMilli(row.thisUpdate()),
        Instant.ofEpochMilli(row.nextUpdate()),
        row.entries(),
        row.sha256(),
        files.der(name),
        files.pem(name));
  }

  private Crl delta(CrlId list, CrlDeltaRow row) {
    String name = list.deltaName();
    return new Crl(
        name,
        row.number(),
        Optional.of(row.base()),
        Instant.ofEpochMilli(row.thisUpdate()),
        Instant.ofEpochMilli(row.nextUpdate()),
        row.entries(),
        row.sha256(),
        files.der(name),
        files.pem(name));
  }
}
