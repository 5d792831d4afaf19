package io.sealport.server.status;

import io.sealport.files.FreshFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlFile;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.Authority.CrlTerms;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A CRL in DER and in PEM, written beside the files whose places they will take; closed before
 * that, they leave nothing.
 */
record CrlFilePair(FreshFile der, FreshFile pem, CrlFile.Written written) implements AutoCloseable {

  /** Signs and writes it; the PEM is made while the signature is checked. */
  static CrlFilePair write(
      CrlFiles files,
      String name,
      Authority authority,
      String ca,
      CrlTerms terms,
      CrlEntries entries) {
    AtomicReference<FreshFile> pem = new AtomicReference<>();
    AtomicReference<CrlFile.Written> written = new AtomicReference<>();
    try {
      FreshFile der =
          FreshFile.write(
              files.der(name),
              Mode.PUBLIC,
              file ->
                  written.set(
                      authority.writeCrl(
                          ca, terms, entries, file, () -> pem.set(files.pem(name, file)))));
      return new CrlFilePair(
          der, Objects.requireNonNull(pem.get()), Objects.requireNonNull(written.get()));
    } catch (RuntimeException e) {
      FreshFile made = pem.get();
      if (made != null) {
        made.close();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    der.close();
    pem.close();
  }
}
