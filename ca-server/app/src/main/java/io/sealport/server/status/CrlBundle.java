package io.sealport.server.status;

import io.sealport.files.FreshFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Issuer;
import io.sealport.pki.Pem;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.TrustedAuthorities;
import io.sealport.server.authority.TrustedAuthority;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file with every CA's CRL in PEM, the root's and the trusted CAs' included: FTP servers read
 * one file, and want the whole of each.
 */
@Singleton
class CrlBundle {

  private static final String NAME = "crls.pem";

  private final Hierarchy hierarchy;
  private final TrustedAuthorities trusted;
  private final CrlFiles files;

  /** The hashes of the CRLs in the file, in the CAs' order. */
  private volatile List<String> content = List.of();

  CrlBundle(Hierarchy hierarchy, TrustedAuthorities trusted, CrlFiles files) {
    this.hierarchy = hierarchy;
    this.trusted = trusted;
    this.files = files;
  }

  Path file() {
    return files.folder().resolve(NAME);
  }

  /** Writes it anew if one of its CRLs is another. */
  void publish() {
    List<Crl> ours =
        hierarchy.all().stream().map(Issuer::id).flatMap(id -> files.current(id).stream()).toList();
    List<TrustedAuthority.Crl> foreign =
        trusted.all().stream().flatMap(t -> t.crl().stream()).toList();
    List<String> now =
        Stream.concat(
                ours.stream().map(Crl::sha256), foreign.stream().map(TrustedAuthority.Crl::sha256))
            .toList();
    if (now.equals(content)) {
      return;
    }
    try (FreshFile fresh =
        FreshFile.write(file(), Mode.PUBLIC, bundle -> write(ours, foreign, bundle))) {
      files.inPlace(
          () -> {
            fresh.takePlace();
            content = now;
          });
    }
  }

  private static void write(List<Crl> ours, List<TrustedAuthority.Crl> foreign, FileChannel bundle)
      throws IOException {
    for (Crl crl : ours) {
      try (FileChannel pem = FileChannel.open(crl.pem())) {
        for (long at = 0; at < pem.size(); ) {
          at += pem.transferTo(at, pem.size() - at, bundle);
        }
      }
    }
    for (TrustedAuthority.Crl crl : foreign) {
      ByteBuffer pem =
          ByteBuffer.wrap(
              Pem.encode(CrlFiles.LABEL, crl.list().der()).getBytes(StandardCharsets.US_ASCII));
      while (pem.hasRemaining()) {
        bundle.write(pem);
      }
    }
  }

  /** What changes when and only when the file does; empty while there is none. */
  Optional<String> tag() {
    List<String> now = content;
    return now.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CertificateFacts.sha256(String.join(" ", now).getBytes(StandardCharsets.US_ASCII)));
  }

  /** Where it is and what is to be said of it; empty while there is none. */
  Optional<PublishedFile.Place> place() {
    Instant newest =
        files.all().stream().map(Crl::thisUpdate).max(Instant::compareTo).orElse(Instant.EPOCH);
    return tag().map(t -> new PublishedFile.Place(file(), t, newest));
  }
}
