package io.sealport.cli.delivery;

import io.sealport.api.CertificateBundle;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One folder of {@code --out}. All files are written beside the folder's own first and then moved
 * into place one after the other, so that a full disk leaves the old set untouched.
 */
public final class Delivery {

  private static final String STAGE = ".staged";
  private static final String PREVIOUS = "previous";
  private static final long MAX_BYTES = 64L << 20;

  private final Path folder;
  private final @Nullable Path p12PassphraseFile;
  private final boolean told;
  private @Nullable String untold;

  /** Of that folder; the file, if any, holds the passphrase for {@code .p12} files. */
  public Delivery(Path folder, @Nullable Path p12PassphraseFile) {
    this(folder, p12PassphraseFile, false);
  }

  private Delivery(Path folder, @Nullable Path p12PassphraseFile, boolean told) {
    this.folder = folder;
    this.p12PassphraseFile = p12PassphraseFile;
    this.told = told;
  }

  /** The same to a person, who is told the passphrase that is made up: it is not written. */
  public Delivery telling() {
    return new Delivery(folder, p12PassphraseFile, true);
  }

  /** The passphrase that was made up and not written, for the person to be told; once. */
  public Optional<String> untold() {
    Optional<String> passphrase = Optional.ofNullable(untold);
    untold = null;
    return passphrase;
  }

  public Path folder() {
    return folder;
  }

  /**
   * Says no before anything is asked of a server if a delivery could overwrite something.
   *
   * @param logins the logins that the certificate may be for
   * @throws Fault CONFLICT naming what is there
   */
  public void requireFree(Collection<String> logins) {
    Stream<String> users =
        logins.stream()
            .map(FileName::of)
            .flatMap(name -> FileSet.SUFFIXES.stream().map(suffix -> name + suffix));
    requireAbsent(Stream.concat(FileSet.COMMON.stream(), users).toList());
  }

  private void requireAbsent(List<String> names) {
    List<String> there = names.stream().filter(n -> Files.exists(folder.resolve(n))).toList();
    if (!there.isEmpty()) {
      throw Fault.of(
              Kind.CONFLICT,
              folder + " holds " + String.join(", ", there) + "; nothing is overwritten")
          .withHint("choose another --out, or --force: what is there is kept in its previous/");
    }
  }

  /**
   * Writes the files of a certificate into a folder that holds none.
   *
   * @param key the certificate's key pair, where it was made or is known here
   * @return what was written
   * @throws Fault CONFLICT if a file is there
   */
  public List<Path> create(CertificateBundle bundle, Optional<KeyPair> key) {
    List<FileSet.Content> files = files(bundle, key);
    requireAbsent(files.stream().map(FileSet.Content::name).toList());
    return put(files);
  }

  /**
   * Writes the files of a certificate over those that are there, which go to {@code previous/}; key
   * files of an earlier certificate do not stay behind.
   *
   * @return what was written
   */
  public List<Path> replace(CertificateBundle bundle, Optional<KeyPair> key) {
    List<FileSet.Content> files = files(bundle, key);
    keepPrevious(bundle);
    List<Path> written = put(files);
    removeOthers(bundle, files);
    return written;
  }

  private List<FileSet.Content> files(CertificateBundle bundle, Optional<KeyPair> key) {
    SafeFile.publicFolder(folder);
    FileSet set = FileSet.of(bundle, key, new FileSet.Secrets(folder, p12PassphraseFile, told));
    untold = set.untold().orElse(null);
    return set.files();
  }

  private List<Path> put(List<FileSet.Content> files) {
    Path stage = folder.resolve(STAGE);
    clear(stage);
    SafeFile.secretFolder(stage);
    try {
      for (FileSet.Content file : files) {
        file.create(stage);
      }
      List<Path> written = new ArrayList<>();
      for (FileSet.Content file : files) {
        Path target = folder.resolve(file.name());
        Files.move(
            stage.resolve(file.name()),
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        written.add(target);
      }
      return written;
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot write into " + folder + ": " + e.getMessage(), e);
    } finally {
      clear(stage);
    }
  }

  /** Every file that a certificate of these names may have had, as it was. */
  private void keepPrevious(CertificateBundle bundle) {
    Path previous = folder.resolve(PREVIOUS);
    List<Path> there =
        possible(bundle).stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    if (there.isEmpty()) {
      return;
    }
    clear(previous);
    SafeFile.secretFolder(previous);
    for (Path file : there) {
      byte[] content = SafeFile.read(file, MAX_BYTES);
      SafeFile.create(previous.resolve(file.getFileName()), content, SafeFile.Mode.SECRET);
    }
  }

  private void removeOthers(CertificateBundle bundle, List<FileSet.Content> written) {
    List<String> kept = written.stream().map(FileSet.Content::name).toList();
    for (String name : possible(bundle)) {
      if (!kept.contains(name)) {
        delete(folder.resolve(name));
      }
    }
  }

  private static List<String> possible(CertificateBundle bundle) {
    List<String> names = new ArrayList<>(FileSet.COMMON);
    FileSet.login(bundle)
        .map(FileName::of)
        .ifPresent(login -> FileSet.SUFFIXES.forEach(suffix -> names.add(login + suffix)));
    return names;
  }

  private static void clear(Path folder) {
    if (Files.isSymbolicLink(folder)) {
      // What it leads to is not ours.
      delete(folder);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(Delivery::delete);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot look into " + folder + ": " + e.getMessage(), e);
    }
    delete(folder);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot remove " + file + ": " + e.getMessage(), e);
    }
  }
}
