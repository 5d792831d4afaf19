package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads replies (RFC 959 4.2) within bounds; what is read ahead stays visible. */
final class ReplyReader {

  /** Four times what any reply needs. */
  private static final int MAX_LINE = 2048;

  private static final int MAX_LINES = 100;

  /** RFC 2228 added the sixes. */
  private static final Pattern FIRST = Pattern.compile("([1-6][0-5][0-9])([ -].*)?");

  private final InputStream in;
  private final byte[] ahead = new byte[1024];
  private int position;
  private int end;

  ReplyReader(InputStream in) {
    this.in = in;
  }

  /** Whether there is something behind the last reply. */
  boolean hasMore() {
    return position < end;
  }

  /**
   * The next reply.
   *
   * @throws NetFailure PROTOCOL if it is none, TOO_MUCH if it is too long, CONNECTION if there is
   *     none
   */
  FtpReply read() throws IOException {
    String line = line();
    Matcher first = FIRST.matcher(line);
    if (!first.matches()) {
      throw new NetFailure(Kind.PROTOCOL, "\"" + cut(line) + "\" is no reply of an FTP server");
    }
    String code = first.group(1);
    List<String> lines = new ArrayList<>(List.of(behind(line)));
    boolean more = line.startsWith("-", 3);
    while (more) {
      if (lines.size() >= MAX_LINES) {
        throw new NetFailure(
            Kind.TOO_MUCH, "a reply of more than " + MAX_LINES + " lines; gave up");
      }
      line = line();
      // RFC 959 4.2: the last line has the code again, and a blank.
      more = !(line.equals(code) || line.startsWith(code + " "));
      lines.add(more ? line : behind(line));
    }
    return new FtpReply(Integer.parseInt(code), lines);
  }

  private static String behind(String line) {
    return line.length() > 4 ? line.substring(4) : "";
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b = next(); b != '\n'; b = next()) {
      if (bytes.size() >= MAX_LINE) {
        throw new NetFailure(
            Kind.TOO_MUCH, "a line of more than " + MAX_LINE + " bytes in a reply; gave up");
      }
      bytes.write(b);
    }
    String line = bytes.toString(StandardCharsets.UTF_8);
    return visible(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }

  private int next() throws IOException {
    if (position == end) {
      int count = in.read(ahead, 0, ahead.length);
      if (count < 0) {
        throw new NetFailure(
            Kind.CONNECTION, "the server closed the connection where a reply was to come");
      }
      position = 0;
      end = count;
    }
    return ahead[position++];
  }

  /** What could move a terminal's cursor, or hide, is a question mark. */
  private static String visible(String line) {
    StringBuilder visible = new StringBuilder();
    line.codePoints().forEach(c -> visible.appendCodePoint(isVisible(c) ? c : '?'));
    return visible.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String cut(String line) {
    return line.length() <= 80 ? line : line.substring(0, 80) + "...";
  }
}
