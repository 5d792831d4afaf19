package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The database of {@code openssl ca}: one certificate a line, six fields between tabs. Status, end,
 * revocation with its reason, serial, file name ({@code unknown} in practice), subject.
 */
final class OpenSslIndex {

  /** 100,000 certificates have about 10 MB. */
  private static final long MAX_BYTES = 256L << 20;

  private static final int FIELDS = 6;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

  private final Path file;

  private OpenSslIndex(Path file) {
    this.file = file;
  }

  /**
   * Every line, in the file's order.
   *
   * @throws Fault BAD_INPUT with file and line for the first one that is damaged
   */
  static List<IndexLine> read(Path file) {
    // Bytes that are no UTF-8 may stand in a subject; nothing else of it is looked at.
    String text = new String(SafeFile.read(file, MAX_BYTES), StandardCharsets.ISO_8859_1);
    OpenSslIndex index = new OpenSslIndex(file);
    List<IndexLine> lines = new ArrayList<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String content = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      if (!content.isBlank() && !content.startsWith("#")) {
        lines.add(index.line(number, content));
      }
    }
    return lines;
  }

  private IndexLine line(int number, String content) {
    List<String> fields = fields(content);
    if (fields.size() != FIELDS) {
      throw damaged(number, fields.size() + " fields between tabs", FIELDS + " fields");
    }
    String status = fields.get(0);
    if (!List.of("V", "R", "E").contains(status)) {
      throw damaged(number, "the status \"" + Name.printable(status) + "\"", "V, R or E");
    }
    boolean revoked = status.equals("R");
    if (revoked == fields.get(2).isEmpty()) {
      throw damaged(
          number,
          "status " + status + (revoked ? " without" : " with") + " a revocation date",
          revoked ? "the date" : "none");
    }
    return new IndexLine(
        number,
        time(number, fields.get(1)),
        revoked ? Optional.of(revocation(number, fields.get(2))) : Optional.empty(),
        serial(number, fields.get(3)),
        Name.printable(fields.get(5)));
  }

  /** A tab within a field has a backslash before it. */
  private static List<String> fields(String content) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '\\' && i + 1 < content.length() && content.charAt(i + 1) == '\t') {
        field.append(content.charAt(++i));
      } else if (c == '\t') {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  private OldRevocation revocation(int number, String field) {
    String[] parts = field.split(",", 3);
    String reason = parts.length > 1 ? parts[1] : "";
    RevocationReason known =
        OldReasons.ofIndex(reason)
            .orElseThrow(
                () ->
                    damaged(
                        number,
                        "the reason \"" + Name.printable(reason) + "\"",
                        "a reason that OpenSSL writes, such as keyCompromise"));
    return new OldRevocation(known, time(number, parts[0]));
  }

  /** UTCTime before 2050, GeneralizedTime from then on (RFC 5280 4.1.2.5). */
  private Instant time(int number, String text) {
    String whole = text;
    if (text.length() == 13) {
      whole = (text.compareTo("5") < 0 ? "20" : "19") + text;
    }
    try {
      return LocalDateTime.parse(whole, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw damaged(
          number, "the date \"" + Name.printable(text) + "\"", "one such as 260131235959Z");
    }
  }

  private SerialNumber serial(int number, String text) {
    try {
      return SerialNumber.parse(text);
    } catch (Fault e) {
      throw damaged(
          number,
          "the serial \"" + Name.printable(text) + "\"",
          "a positive number in hex of at most 20 octets");
    }
  }

  private Fault damaged(int number, String found, String wanted) {
    return Fault.of(Kind.BAD_INPUT, file + ":" + number + ": " + found + "; wanted " + wanted)
        .withHint("nothing was taken");
  }
}
