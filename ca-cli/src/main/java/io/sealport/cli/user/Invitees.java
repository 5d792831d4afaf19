package io.sealport.cli.user;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who is invited, from arguments and from a CSV file (RFC 4180) with the column {@code login} and,
 * if need be, {@code mail} and {@code validity}. All of it is read, and everything wrong with it
 * told at once, before anything is made.
 */
final class Invitees {

  private static final Set<String> COLUMNS = Set.of("login", "mail", "validity");
  private static final long MAX_BYTES = 16L << 20;

  private final List<Invitee> found = new ArrayList<>();
  private final List<Fault> wrong = new ArrayList<>();

  /** Where a file's name was seen first: logins that differ may be called alike there. */
  private final Map<String, String> seen = new HashMap<>();

  private Invitees() {}

  /**
   * Those logins and those of the file.
   *
   * @throws Fault BAD_INPUT with every bad login and line
   */
  static List<Invitee> read(List<String> logins, Optional<Path> csv) {
    Invitees invitees = new Invitees();
    for (String login : logins) {
      invitees.add(
          "login \"" + Name.printable(login) + "\"", login, Optional.empty(), Optional.empty());
    }
    csv.ifPresent(invitees::read);
    if (!invitees.wrong.isEmpty()) {
      throw Fault.ofAll(invitees.wrong).withHint("nobody was invited");
    }
    if (invitees.found.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "nobody to invite: give LOGIN or --csv FILE");
    }
    return List.copyOf(invitees.found);
  }

  private void read(Path file) {
    String text = SafeFile.readText(file, MAX_BYTES);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .skipEmptyLines(true)
            .detectBomHeader(false)
            .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
      List<String> header = null;
      for (CsvRecord line : reader) {
        if (header == null) {
          header = header(file, line);
        } else {
          read(file, header, line);
        }
      }
      if (header == null) {
        throw Fault.of(Kind.BAD_INPUT, file + " is empty; wanted a first line with login");
      }
    } catch (CsvParseException e) {
      throw Fault.of(Kind.BAD_INPUT, file + " is no CSV: " + e.getMessage(), e);
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> header(Path file, CsvRecord line) {
    List<String> header =
        line.getFields().stream().map(f -> f.strip().toLowerCase(Locale.ROOT)).toList();
    Optional<String> unknown = header.stream().filter(c -> !COLUMNS.contains(c)).findFirst();
    boolean twice = header.stream().distinct().count() < header.size();
    if (!header.contains("login") || unknown.isPresent() || twice) {
      throw Fault.of(
          Kind.BAD_INPUT,
          file
              + ":"
              + line.getStartingLineNumber()
              + ": the columns are \""
              + Name.printable(String.join(",", header))
              + "\"; wanted login, and if need be mail and validity");
    }
    return header;
  }

  private void read(Path file, List<String> header, CsvRecord line) {
    String place = file + ":" + line.getStartingLineNumber();
    if (line.getFieldCount() > header.size()) {
      wrong.add(
          Fault.of(
              Kind.BAD_INPUT,
              place + ": " + line.getFieldCount() + " fields; wanted " + header.size()));
      return;
    }
    add(
        place,
        field(header, line, "login").orElse(""),
        field(header, line, "mail"),
        field(header, line, "validity"));
  }

  private static Optional<String> field(List<String> header, CsvRecord line, String column) {
    int index = header.indexOf(column);
    return index < 0 || index >= line.getFieldCount()
        ? Optional.empty()
        : Optional.of(line.getField(index).strip()).filter(f -> !f.isEmpty());
  }

  private void add(String place, String login, Optional<String> mail, Optional<String> validity) {
    try {
      Invitee invitee = new Invitee(Name.login(login).value(), mail, validity);
      mail.ifPresent(m -> new Name(Name.Type.EMAIL, m));
      validity.ifPresent(Durations::parse);
      String before = seen.putIfAbsent(invitee.fileName(), place);
      if (before != null) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "files called \"" + invitee.fileName() + "\" are those of " + before + " already");
      }
      found.add(invitee);
    } catch (Fault e) {
      wrong.add(Fault.of(Kind.BAD_INPUT, place + ": " + e.message()));
    }
  }
}
