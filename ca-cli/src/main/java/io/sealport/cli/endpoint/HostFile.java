package io.sealport.cli.endpoint;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.sealport.api.EndpointRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Name;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of hosts: one HOST[:PORT] a line, or CSV (RFC 4180) whose first line names the columns,
 * {@code host} among them. {@code #} begins a line of comment. What a line does not say, the
 * options do. All of it is read, and everything wrong with it told at once.
 */
final class HostFile {

  private static final Set<String> COLUMNS =
      Set.of(
          "host",
          "port",
          "mode",
          "schedule",
          "zone",
          "profile",
          "tests-revoked",
          "server",
          "labels");

  private static final long MAX_BYTES = 16L << 20;

  private final Path file;
  private final EndpointSettings settings;
  private final List<EndpointRequest> found = new ArrayList<>();
  private final List<Fault> wrong = new ArrayList<>();
  private final Map<String, Long> lines = new HashMap<>();

  private HostFile(Path file, EndpointSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  /**
   * Reads the file.
   *
   * @throws Fault BAD_INPUT with every bad line
   */
  static List<EndpointRequest> read(Path file, EndpointSettings settings) {
    HostFile read = new HostFile(file, settings);
    read.lines();
    if (!read.wrong.isEmpty()) {
      throw Fault.ofAll(read.wrong).withHint("nothing was changed");
    }
    if (read.found.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, file + " names no host");
    }
    return List.copyOf(read.found);
  }

  private void lines() {
    String text = SafeFile.readText(file, MAX_BYTES);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowMissingFields(true)
            .allowExtraFields(true)
            .skipEmptyLines(true)
            .commentStrategy(CommentStrategy.SKIP)
            .commentCharacter('#')
            .ofCsvRecord(text.startsWith("\ufeff") ? text.substring(1) : text)) {
      List<String> header = null;
      for (CsvRecord line : reader) {
        if (header == null && isHeader(line)) {
          header = header(line);
        } else {
          header = header == null ? List.of("host") : header;
          line(header, line);
        }
      }
    } catch (CsvParseException e) {
      throw Fault.of(Kind.BAD_INPUT, file + " is no CSV: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isHeader(CsvRecord line) {
    return line.getFields().stream().anyMatch(f -> f.strip().equalsIgnoreCase("host"));
  }

  private List<String> header(CsvRecord line) {
    List<String> header =
        line.getFields().stream().map(f -> f.strip().toLowerCase(Locale.ROOT)).toList();
    boolean known = COLUMNS.containsAll(header);
    if (!known || header.stream().distinct().count() < header.size()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          place(line)
              + ": the columns are \""
              + Name.printable(String.join(",", header))
              + "\"; wanted host, and if need be port, mode, schedule, zone, profile,"
              + " tests-revoked, server and labels");
    }
    return header;
  }

  private void line(List<String> header, CsvRecord line) {
    try {
      if (line.getFieldCount() > header.size()) {
        throw Fault.of(Kind.BAD_INPUT, line.getFieldCount() + " fields; wanted " + header.size());
      }
      Map<String, String> fields = new HashMap<>();
      for (int i = 0; i < line.getFieldCount(); i++) {
        fields.put(header.get(i), line.getField(i).strip());
      }
      fields.values().removeIf(String::isEmpty);
      if (!fields.isEmpty()) {
        add(request(fields), line);
      }
    } catch (Fault e) {
      wrong.add(Fault.of(Kind.BAD_INPUT, place(line) + ": " + e.message()));
    }
  }

  private void add(EndpointRequest request, CsvRecord line) {
    String key = request.name() + " " + request.port();
    Long before = lines.putIfAbsent(key, line.getStartingLineNumber());
    if (before != null) {
      throw Fault.of(Kind.BAD_INPUT, "the same endpoint as in line " + before);
    }
    found.add(request);
  }

  private EndpointRequest request(Map<String, String> fields) {
    EndpointId id = EndpointId.parse(Objects.requireNonNullElse(fields.get("host"), ""));
    EndpointRequest standard = settings.of(id);
    String labels = fields.get("labels");
    return new EndpointRequest(
        standard.name(),
        port(fields, id),
        or(fields.get("mode"), standard.mode()),
        or(fields.get("schedule"), standard.schedule()),
        or(fields.get("zone"), standard.zone()),
        or(fields.get("profile"), standard.profile()),
        flag(fields.get("tests-revoked"), standard.testsRevoked()),
        or(fields.get("server"), standard.server()),
        labels == null ? standard.labels() : Arrays.asList(labels.split("[ ;]+")));
  }

  private static @Nullable Integer port(Map<String, String> fields, EndpointId id) {
    String port = fields.get("port");
    if (port == null) {
      return id.port().orElse(null);
    }
    return Optional.of(port)
        .filter(p -> p.matches("[0-9]{1,5}") && id.port().isEmpty())
        .map(Integer::valueOf)
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "port \""
                        + Name.printable(port)
                        + "\"; wanted one number, here or at the host"));
  }

  private static @Nullable String or(@Nullable String said, @Nullable String standard) {
    return said == null ? standard : said;
  }

  private static @Nullable Boolean flag(@Nullable String said, @Nullable Boolean standard) {
    if (said == null) {
      return standard;
    }
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default ->
          throw Fault.of(
              Kind.BAD_INPUT, "tests-revoked \"" + Name.printable(said) + "\"; wanted yes or no");
    };
  }

  private String place(CsvRecord line) {
    return file + ":" + line.getStartingLineNumber();
  }
}
