package io.sealport.ftps;

import io.sealport.net.NetFailure;
import java.util.Optional;

/** How far a look at an endpoint came. */
public sealed interface LookResult {

  /** The steps, in their order. */
  enum Stage {
    /** Nobody there, or no way to it. */
    CONNECT,
    /** TLS was to begin, and there were words in plain text. */
    PLAIN_TEXT,
    /** No greeting of an FTP server. */
    GREETING,
    /** AUTH TLS. */
    AUTH,
    /** The handshake. */
    TLS
  }

  /** To the end. */
  record Served(ServedEndpoint endpoint) implements LookResult {}

  /**
   * Not to the end.
   *
   * @param reply the last that the server said in clear text, if anything
   */
  record Stopped(Stage stage, NetFailure failure, Optional<FtpReply> reply) implements LookResult {}
}
