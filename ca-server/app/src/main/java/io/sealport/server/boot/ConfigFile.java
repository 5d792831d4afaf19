package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.pki.CaDraft;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.root.RootRequest;
import io.sealport.server.journal.Node;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The configuration as it is written: turns {@code sealport.yaml} into a {@link ServerConfig}. */
final class ConfigFile {

  private static final long MAX_BYTES = 64 * 1024;
  private static final int MAX_PORT = 65_535;

  private final Path file;
  private final YamlMap values;

  private ConfigFile(Path file, YamlMap values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads the file; every problem names the file, the line, the key and what is wanted.
   *
   * @throws Fault BAD_CONFIGURATION, or NOT_FOUND if there is no such file
   */
  static ServerConfig read(Path file) {
    YamlMap values = YamlMap.parse(file.toString(), SafeFile.readText(file, MAX_BYTES));
    values.only(Arrays.stream(Key.values()).map(Key::wire).toArray(String[]::new));
    return new ConfigFile(file, values).config();
  }

  private ServerConfig config() {
    ServerConfig config =
        new ServerConfig(
            at(Key.NAME).as(CaDraft::requireName),
            at(Key.BASE_URL).as(ServerConfig::requireBaseUrl),
            at(Key.BIND).text(),
            at(Key.HTTP_PORT).integer(0, MAX_PORT),
            at(Key.HTTPS_PORT).integer(0, MAX_PORT),
            at(Key.NODE).as(Node::requireName),
            at(Key.HTTPS_NAMES).as(ConfigFile::names),
            given(Key.PASSPHRASE_FILE).map(YamlValue::text).map(this::path),
            given(Key.DATABASE).map(v -> v.as(PostgresAddress::parse)),
            given(Key.DATABASE_PASSWORD_FILE).map(YamlValue::text).map(this::path),
            at(Key.CRL_VALIDITY).duration(),
            at(Key.CRL_EVERY).duration(),
            at(Key.ROOT_CRL_VALIDITY).duration(),
            at(Key.CRL_AFTER_REVOCATION).duration(),
            at(Key.OCSP_VALIDITY).duration(),
            at(Key.MAX_REQUEST_BYTES).integer(16 * 1024, 16 * 1024 * 1024),
            watch());
    if (config.crlEvery().compareTo(config.crlValidity()) >= 0) {
      throw at(Key.CRL_EVERY).wanted("less than " + Key.CRL_VALIDITY.wire());
    }
    if (config.rootCrlValidity().compareTo(RootRequest.LONGEST_CRL) > 0) {
      throw at(Key.ROOT_CRL_VALIDITY).wanted("at most " + Durations.text(RootRequest.LONGEST_CRL));
    }
    return config;
  }

  private WatchConfig watch() {
    return new WatchConfig(
        oneOf(Key.LOG_FORMAT, WatchConfig.Format.values()),
        oneOf(Key.LOG_LEVEL, WatchConfig.Level.values()),
        at(Key.METRICS_PORT).integer(0, MAX_PORT),
        given(Key.TRACE_URL).map(v -> v.as(WatchConfig::requireCollector)),
        at(Key.TRACE_SHARE).integer(0, 100));
  }

  /** A value of a closed list, which the file has in lower case. */
  private <E extends Enum<E>> E oneOf(Key key, E[] all) {
    List<String> words = Arrays.stream(all).map(e -> e.name().toLowerCase(Locale.ROOT)).toList();
    int found = words.indexOf(at(key).text());
    if (found < 0) {
      throw at(key).wanted(String.join(", ", words));
    }
    return all[found];
  }

  /** The value in the file, or the default; a required key that is absent is a fault. */
  private YamlValue at(Key key) {
    String standard = key.standard();
    return values
        .find(key.wire())
        .orElseGet(
            () -> {
              if (standard == null) {
                throw values.place().fault(key.wire() + " is missing: " + key.meaning());
              }
              return new YamlValue(key.wire(), standard, values.place());
            });
  }

  /** The value of a key that may be left empty. */
  private Optional<YamlValue> given(Key key) {
    return Optional.of(at(key)).filter(v -> !v.text().isEmpty());
  }

  private Path path(String text) {
    return file.toAbsolutePath().resolveSibling(text);
  }

  private static List<Name> names(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(n -> !n.isEmpty())
        .map(n -> Name.parse(n, Name.Type.DNS))
        .toList();
  }
}
