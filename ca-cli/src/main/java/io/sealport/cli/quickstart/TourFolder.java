package io.sealport.cli.quickstart;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one quick start, empty when it begins, and what lies where in it.
 *
 * @param folder as it was named, so that the commands that are shown read as short as possible
 */
record TourFolder(Path folder) {

  private static final String STANDARD = "sealport-quickstart";

  /** More than anybody makes; the search for a free name must end. */
  private static final int MOST = 1000;

  /**
   * {@code sealport-quickstart} below the folder, or {@code sealport-quickstart-2} and so on where
   * that holds something.
   *
   * @throws Fault UNAVAILABLE if none can be made
   */
  static TourFolder choose(Path below) {
    for (int i = 1; i <= MOST; i++) {
      Path candidate = below.resolve(i == 1 ? STANDARD : STANDARD + "-" + i);
      if (made(candidate) || isEmptyFolder(candidate)) {
        return new TourFolder(candidate);
      }
    }
    throw Fault.of(Kind.CONFLICT, "there are " + MOST + " quick starts already")
        .withHint("--dir DIR names a folder for this one");
  }

  /**
   * That folder, made if need be.
   *
   * @throws Fault CONFLICT if it holds something, or is no folder
   */
  static TourFolder of(Path given) {
    if (Files.exists(given) && !Files.isDirectory(given)) {
      throw Fault.of(Kind.CONFLICT, given + " is a file; a folder is wanted")
          .withHint("choose another --dir, or leave it out");
    }
    SafeFile.secretFolder(given);
    if (!isEmptyFolder(given)) {
      throw Fault.of(Kind.CONFLICT, given + " is not empty; nothing in it is touched")
          .withHint("choose another --dir, or leave it out: a new folder is found then");
    }
    return new TourFolder(given);
  }

  private static boolean made(Path folder) {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      String reason = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
      throw Fault.of(
              Kind.UNAVAILABLE,
              "cannot make the folder " + folder.toAbsolutePath() + ": " + reason,
              e)
          .withHint("go to a folder where you may write, or name one with --dir");
    }
  }

  private static boolean isEmptyFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
      return !content.iterator().hasNext();
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot look into " + folder, e);
    }
  }

  /** The same, from wherever it is named. */
  TourFolder anywhere() {
    return new TourFolder(folder.toAbsolutePath().normalize());
  }

  /** The CA's home. */
  Path ca() {
    return folder.resolve("ca");
  }

  Path root() {
    return ca().resolve("public/root.pem");
  }

  Path passphrase() {
    return folder.resolve("passphrase");
  }

  Path serverLog() {
    return folder.resolve("server.log");
  }

  /** The one-time token for the FTPS endpoint. */
  Path token() {
    return folder.resolve("server.token");
  }

  /** The FTPS endpoint's key, certificate and what goes with them. */
  Path server() {
    return folder.resolve("server");
  }

  /** The same for an FTP user. */
  Path user(String login) {
    return folder.resolve(login);
  }

  /** Where the FTPS server keeps its users' files. */
  Path ftpFiles() {
    return folder.resolve("ftp-files");
  }

  Path upload() {
    return folder.resolve("payload.bin");
  }

  Path download(String mode) {
    return folder.resolve("payload-" + mode + ".bin");
  }
}
