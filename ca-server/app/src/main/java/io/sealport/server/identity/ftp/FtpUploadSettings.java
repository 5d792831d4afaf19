package io.sealport.server.identity.ftp;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code ftp-upload} must be told.
 *
 * @param place empty: the check proves nothing
 */
public record FtpUploadSettings(Optional<Place> place) {

  /** No server, so nothing is read. */
  public static final FtpUploadSettings DEFAULTS = new FtpUploadSettings(Optional.empty());

  /**
   * A server, and the CA's own account there, which should be able to read and nothing else.
   *
   * @param account the login
   * @param passwordFile with its password, for its owner's eyes only; read anew each time
   */
  public record Place(FtpsServer server, String account, Path passwordFile, UploadPath path) {}

  /** Those of a server. */
  public static FtpUploadSettings of(Place place) {
    return new FtpUploadSettings(Optional.of(place));
  }
}
