package io.sealport.cli.client;

import io.sealport.files.SafeFile;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What {@code SERIAL|FILE} on the command line means. */
public final class CertificateRef {

  private static final int MAX_BYTES = 1 << 20;

  private CertificateRef() {}

  /**
   * The serial of the first certificate of the file if there is a file of that name, else the text
   * read as a serial.
   *
   * @throws io.sealport.fault.Fault BAD_INPUT if it is neither
   */
  public static SerialNumber serial(String text) {
    return isFile(text) ? serial(Path.of(text)) : SerialNumber.parse(text);
  }

  /** The serial of the first certificate of a file. */
  public static SerialNumber serial(Path file) {
    byte[] bytes = SafeFile.read(file, MAX_BYTES);
    return new SerialNumber(Pem.readCertificates(bytes, file.toString()).get(0).getSerialNumber());
  }

  private static boolean isFile(String text) {
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
