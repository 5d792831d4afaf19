package io.sealport.server.boot;

import io.sealport.files.SafeFile;
import io.sealport.pki.Name;
import io.sealport.server.identity.ftp.FtpUploadSettings;
import io.sealport.server.identity.ftp.UploadPath;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;

/** The part of the configuration that says where {@code ftp-upload} reads, and as whom. */
final class FtpUploadSection {

  private static final long MAX_PASSWORD = 1024;

  private FtpUploadSection() {}

  /**
   * Reads the section.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static FtpUploadSettings read(YamlMap section, Path home) {
    section.only(FtpsServerKeys.SERVER, FtpsServerKeys.TRUST, "account", "password-file", "path");
    return FtpUploadSettings.of(
        new FtpUploadSettings.Place(
            FtpsServerKeys.read(section, home),
            section.require("account").as(text -> Name.login(text).value()),
            section.require("password-file").as(file -> password(home.resolve(file))),
            section.require("path").as(UploadPath::new)));
  }

  /** That it can be read is seen at the start, what is in it each time. */
  private static Path password(Path file) {
    SafeFile.readSecret(file, MAX_PASSWORD);
    return file;
  }
}
