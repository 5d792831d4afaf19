package io.sealport.moving;

import io.sealport.files.SafeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The section of {@code openssl.cnf} that {@code default_ca} names, as far as it says where things
 * lie. Variables are followed within the section and the part before all sections, since those are
 * what such files use.
 */
final class OpenSslConfiguration {

  private static final long MAX_BYTES = 1 << 20;
  private static final int DEEPEST = 10;
  private static final String DEFAULTS = "";
  private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^\\]]*?)\\s*\\].*");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$(?:\\{(\\w+)\\}|\\((\\w+)\\)|(\\w+)(?!\\w|::))");

  private final Path file;
  private final Map<String, Map<String, String>> sections = new HashMap<>();

  private OpenSslConfiguration(Path file) {
    this.file = file;
  }

  /** Where the CA of this configuration keeps what; empty if it describes none that is there. */
  static Optional<OldCaFiles> files(Path file) {
    OpenSslConfiguration configuration = new OpenSslConfiguration(file);
    configuration.read(SafeFile.readText(file, MAX_BYTES));
    String section =
        configuration
            .value("ca", "default_ca")
            .or(() -> configuration.value(DEFAULTS, "default_ca"))
            .orElse("");
    return configuration
        .path(section, "certificate")
        .map(certificate -> configuration.files(section, certificate));
  }

  private OldCaFiles files(String section, Path certificate) {
    return new OldCaFiles(
        CaSource.OPENSSL,
        certificate,
        path(section, "private_key"),
        path(section, "database"),
        Stream.of("new_certs_dir", "certs")
            .flatMap(key -> path(section, key).stream())
            .filter(Files::isDirectory)
            .distinct()
            .toList(),
        path(section, "crl"),
        path(section, "crlnumber"),
        Optional.empty());
  }

  private void read(String text) {
    String section = DEFAULTS;
    for (String line : text.replace("\r", "").replace("\\\n", " ").split("\n", -1)) {
      String content = withoutComment(line);
      Matcher heading = SECTION.matcher(content);
      int equals = content.indexOf('=');
      if (heading.matches()) {
        section = heading.group(1);
      } else if (equals > 0) {
        sections
            .computeIfAbsent(section, s -> new HashMap<>())
            .put(
                content.substring(0, equals).strip(),
                content.substring(equals + 1).strip().replace("\"", "").replace("'", ""));
      }
    }
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? line : line.substring(0, comment);
  }

  private Optional<String> value(String section, String key) {
    return Stream.of(section, DEFAULTS)
        .map(s -> sections.getOrDefault(s, Map.of()).get(key))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(v -> expanded(section, v, DEEPEST));
  }

  private String expanded(String section, String value, int left) {
    Matcher variable = VARIABLE.matcher(value);
    if (left == 0 || !variable.find()) {
      return value;
    }
    String name =
        List.of(1, 2, 3).stream()
            .map(variable::group)
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse("");
    String meant =
        Stream.of(section, DEFAULTS)
            .map(s -> sections.getOrDefault(s, Map.of()).get(name))
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse("");
    return expanded(
        section,
        value.substring(0, variable.start()) + meant + value.substring(variable.end()),
        left - 1);
  }

  /** OpenSSL takes a relative path from where it runs, which mostly was where this file is. */
  private Optional<Path> path(String section, String key) {
    Path folder = file.toAbsolutePath().getParent();
    return value(section, key)
        .filter(v -> !v.isEmpty())
        .map(v -> folder == null ? Path.of(v) : folder.resolve(v).normalize())
        .filter(Files::exists);
  }
}
