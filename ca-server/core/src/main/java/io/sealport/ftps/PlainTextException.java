package io.sealport.ftps;

import java.io.IOException;

/** Why no TLS came about: the other side spoke in plain text. */
final class PlainTextException extends IOException {

  private static final long serialVersionUID = 1L;

  PlainTextException(Throwable cause) {
    super(cause.getMessage(), cause);
  }
}
