package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.FreshFile;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CrlFile;
import io.sealport.pki.PemFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The folder of published CRLs. What is opened here is what is said of it: a file takes another's
 * place, and is known to have, between two openings.
 */
@Singleton
class CrlFiles {

  static final String LABEL = "X509 CRL";

  private final Path folder;
  private final Map<String, Crl> published = new ConcurrentHashMap<>();
  private final ReentrantReadWriteLock places = new ReentrantReadWriteLock();

  CrlFiles(StatusSettings settings) {
    this.folder = settings.folder();
  }

  Path folder() {
    return folder;
  }

  Path der(String name) {
    return folder.resolve(name + ".crl");
  }

  Path pem(String name) {
    return folder.resolve(name + ".pem");
  }

  Optional<Crl> current(String name) {
    return Optional.ofNullable(published.get(name));
  }

  Collection<Crl> all() {
    return List.copyOf(published.values());
  }

  /** Makes the folder, and removes what an end in the midst of writing has left there. */
  void prepare() {
    SafeFile.publicFolder(folder);
    FreshFile.sweep(folder);
  }

  /** Whether the file of that CRL is there as it was issued. */
  boolean isWhole(String name, String sha256) {
    Path file = der(name);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel der = FileChannel.open(file)) {
      return CrlFile.sha256(der).equals(sha256);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Publishes what was written beside the file of that CRL, in DER and in PEM. */
  void publish(Crl crl, FreshFile der) {
    try (FreshFile pem = pem(crl, der.part())) {
      publish(crl, der, pem);
    }
  }

  /** Publishes what was written beside the files of that CRL. */
  void publish(Crl crl, FreshFile der, FreshFile pem) {
    inPlace(
        () -> {
          der.takePlace();
          pem.takePlace();
          published.put(crl.name(), crl);
        });
  }

  /** The PEM of a CRL, beside the file whose place it will take. */
  FreshFile pem(String name, FileChannel der) {
    return FreshFile.write(pem(name), Mode.PUBLIC, file -> PemFile.append(der, LABEL, file));
  }

  /** Publishes what is there: its PEM anew, since the end may have come between the two. */
  void publishAgain(Crl crl) {
    try (FreshFile pem = pem(crl, crl.der())) {
      inPlace(
          () -> {
            pem.takePlace();
            published.put(crl.name(), crl);
          });
    }
  }

  private static FreshFile pem(Crl crl, Path from) {
    return FreshFile.write(
        crl.pem(),
        Mode.PUBLIC,
        file -> {
          try (FileChannel der = FileChannel.open(from)) {
            PemFile.append(der, LABEL, file);
          }
        });
  }

  /** Nobody opens a file meanwhile. */
  void inPlace(Runnable change) {
    places.writeLock().lock();
    try {
      change.run();
    } finally {
      places.writeLock().unlock();
    }
  }

  /** What is known of a file, and the file itself, by that name at one moment. */
  Optional<PublishedFile> open(FileOf file) {
    places.readLock().lock();
    try {
      return file.find().map(CrlFiles::opened);
    } finally {
      places.readLock().unlock();
    }
  }

  /** A file and what is to be said of it; asked while no file changes. */
  @FunctionalInterface
  interface FileOf {
    Optional<PublishedFile.Place> find();
  }

  private static PublishedFile opened(PublishedFile.Place place) {
    try {
      FileChannel channel = FileChannel.open(place.file());
      try {
        return new PublishedFile(place, channel, channel.size());
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (NoSuchFileException e) {
      throw Fault.of(Kind.UNAVAILABLE, "the published file " + place.file() + " is missing", e);
    } catch (IOException e) {
      throw unreadable(place.file(), e);
    }
  }

  private static Fault unreadable(Path file, IOException e) {
    return Fault.of(Kind.UNAVAILABLE, "cannot read " + file, e);
  }
}
