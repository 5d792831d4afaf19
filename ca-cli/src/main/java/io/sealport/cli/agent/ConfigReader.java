package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.pki.Durations;
import io.sealport.yaml.Complaints;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** From the text of a configuration to what it says; a relative path is relative to the file. */
final class ConfigReader {

  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

  /** Revocations reach FTP servers that soon; a CRL lasts a week. */
  static final Duration USUAL_REFRESH = Duration.ofHours(6);

  private static final Duration LONGEST_REFRESH = Duration.ofDays(7);
  private static final Duration LONGEST_HOOK = Duration.ofHours(1);

  private static final String[] KEYS = {"state", "server", "trust", "refresh", "certificates"};
  private static final String[] OF_ONE = {
    "id",
    "folder",
    "server",
    "trust",
    "key",
    "refresh",
    "p12-passphrase-file",
    "install",
    "on-success",
    "on-error",
    "hook-limit"
  };

  private final YamlMap file;
  private final Path base;
  private final Complaints complaints = new Complaints();

  private ConfigReader(Path file, String text) {
    this.file = YamlMap.parse(file.toString(), text);
    Path folder = file.getParent();
    this.base = folder == null ? Path.of("") : folder;
  }

  static AgentConfig read(Path file, String text) {
    return new ConfigReader(file, text).config();
  }

  private AgentConfig config() {
    complaints.attempt(() -> file.only(KEYS));
    Optional<Path> state = complaints.attempt(() -> path(file.require("state")));
    List<Watched> watched =
        complaints.attempt(() -> file.maps("certificates")).orElse(List.of()).stream()
            .flatMap(m -> complaints.attempt(() -> watched(m)).stream())
            .toList();
    complaints.attempt(() -> requireDifferent(watched));
    complaints.raise();
    return new AgentConfig(state.orElseThrow(), watched);
  }

  private Watched watched(YamlMap one) {
    one.only(OF_ONE);
    Path folder = path(one.require("folder"));
    return new Watched(
        id(one.require("id")),
        folder,
        either(one, "server")
            .map(ConfigReader::server)
            .orElseThrow(() -> one.place().fault("the key \"server\" is missing, here and above")),
        either(one, "trust").map(this::path).orElse(folder.resolve("root.pem")),
        one.find("key").map(ConfigReader::sameKey).orElse(false),
        either(one, "refresh").map(v -> atMost(v, LONGEST_REFRESH)).orElse(USUAL_REFRESH),
        one.find("p12-passphrase-file").map(this::path),
        one.map("install").map(m -> InstallSection.read(m, folder, this::path)),
        new Hooks(
            arguments(one, "on-success"),
            arguments(one, "on-error"),
            one.find("hook-limit").map(v -> atMost(v, LONGEST_HOOK)).orElse(Hooks.USUAL_LIMIT)));
  }

  /** Of the certificate, else of the file. */
  private Optional<YamlValue> either(YamlMap one, String key) {
    return one.find(key).or(() -> file.find(key));
  }

  private Boolean requireDifferent(List<Watched> watched) {
    Set<Object> seen = new HashSet<>();
    for (Watched one : watched) {
      if (!seen.add(one.id()) || !seen.add(one.folder())) {
        throw file.place("certificates")
            .fault(
                "\"" + one.id() + "\": the id, or the folder " + one.folder() + ", stands twice");
      }
    }
    return true;
  }

  private Path path(YamlValue value) {
    return base.resolve(value.text()).normalize();
  }

  private static String id(YamlValue value) {
    if (!ID.matcher(value.text()).matches()) {
      throw value.wanted("1 to 100 of a-z, A-Z, 0-9 and . _ @ + -, a letter or digit first");
    }
    return value.text();
  }

  private static boolean sameKey(YamlValue value) {
    return switch (value.text()) {
      case "new" -> false;
      case "same" -> true;
      default -> throw value.wanted("new or same");
    };
  }

  private static URI server(YamlValue value) {
    try {
      URI uri = new URI(value.text());
      if ("https".equals(uri.getScheme()) && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below, as of any other text.
    }
    throw value.wanted("the https address of a server, such as https://ca.example.com:8443");
  }

  private static Duration atMost(YamlValue value, Duration longest) {
    Duration found = value.duration();
    if (found.compareTo(longest) > 0) {
      throw value.wanted("at most " + Durations.text(longest));
    }
    return found;
  }

  /** A program with a path: the agent's own PATH may be another than yours. */
  static List<String> arguments(YamlMap map, String key) {
    List<String> words = map.list(key).stream().map(YamlValue::text).toList();
    if (!words.isEmpty() && !Path.of(words.get(0)).isAbsolute()) {
      throw map.place(key)
          .fault(key + " begins with \"" + words.get(0) + "\"; wanted the whole path of a program");
    }
    return words;
  }

  /** A text that has no place in a file, for options. */
  static String requireId(String option, String id) {
    if (!ID.matcher(id).matches()) {
      throw Fault.of(
          Fault.Kind.BAD_INPUT,
          option + " \"" + id + "\"; wanted 1 to 100 of a-z, A-Z, 0-9 and . _ @ + -");
    }
    return id;
  }
}
