package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.yaml.Complaints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The profiles of a folder. */
final class ProfileFolder {

  /** A profile is a page of text. */
  static final int MAX_BYTES = 64 * 1024;

  private ProfileFolder() {}

  static List<Profile> read(Path folder) {
    Complaints complaints = new Complaints();
    List<Profile> profiles =
        files(folder).stream()
            .flatMap(f -> complaints.attempt(() -> read(f.toString(), f)).stream())
            .toList();
    complaints.raise();
    if (profiles.isEmpty()) {
      throw Fault.of(Kind.BAD_CONFIGURATION, "the folder " + folder + " holds no *.yaml");
    }
    return profiles;
  }

  private static Profile read(String name, Path file) {
    return Profile.parse(name, SafeFile.readText(file, MAX_BYTES));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException e) {
      throw Fault.of(Kind.BAD_CONFIGURATION, "there is no folder " + folder, e);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot read the folder " + folder, e);
    }
  }
}
