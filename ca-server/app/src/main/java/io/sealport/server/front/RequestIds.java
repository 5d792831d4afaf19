package io.sealport.server.front;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that tie an answer to a line in the log. */
final class RequestIds {

  private RequestIds() {}

  static String next() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }
}
