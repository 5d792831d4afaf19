package io.sealport.ftps;

import java.util.List;

/**
 * An answer of an FTP server (RFC 959 4.2).
 *
 * @param code 100 to 699
 * @param lines the text without the code, each line safe to print; at least one, which may be empty
 */
public record FtpReply(int code, List<String> lines) {

  public FtpReply {
    lines = List.copyOf(lines);
  }

  /** All of the text in one line. */
  public String text() {
    return String.join(" ", lines).strip();
  }

  /** Whether the code is one of these. */
  public boolean is(int... codes) {
    for (int wanted : codes) {
      if (code == wanted) {
        return true;
      }
    }
    return false;
  }

  /** The code and the beginning of the text, for messages. */
  @Override
  public String toString() {
    String text = text();
    return code + " " + (text.length() <= 200 ? text : text.substring(0, 200) + "...");
  }
}
