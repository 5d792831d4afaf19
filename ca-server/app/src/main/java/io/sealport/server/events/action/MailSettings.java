package io.sealport.server.events.action;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A mail by SMTP (RFC 5321).
 *
 * @param account the login with which it is sent; empty where the server wants none
 * @param from an address, with or without a name
 * @param to one mail for all of them
 * @param text what it says
 * @param timeout for the whole conversation
 */
public record MailSettings(
    Host host,
    Optional<Account> account,
    String from,
    List<String> to,
    MailText text,
    Duration timeout)
    implements ActionSettings {

  /** How the conversation is secured. */
  public enum Security {
    /** STARTTLS (RFC 3207), or nothing is sent. */
    STARTTLS,
    /** TLS from the first byte on (RFC 8314). */
    IMPLICIT,
    /** In the clear: to this machine alone. */
    NONE
  }

  /**
   * The server.
   *
   * @param trust CAs that its certificate is verified with; empty for those of the Java
   *     installation
   */
  public record Host(String name, int port, Security security, Optional<Path> trust) {}

  /** A login; the password's file is read at every mail, and is for its owner alone. */
  public record Account(String user, Path passwordFile) {}

  @Override
  public String kind() {
    return "mail";
  }

  @Override
  public String target() {
    return String.join(", ", to) + " by " + host.name() + ":" + host.port();
  }
}
