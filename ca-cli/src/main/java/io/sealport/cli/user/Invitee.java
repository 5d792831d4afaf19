package io.sealport.cli.user;

import io.sealport.cli.delivery.FileName;
import java.util.Optional;

/**
 * Somebody who shall get a certificate.
 *
 * @param validity how long it is wanted for, such as {@code 30d}
 */
record Invitee(String login, Optional<String> mail, Optional<String> validity) {

  /** What its files are called, without their suffix. */
  String fileName() {
    return FileName.of(login);
  }
}
