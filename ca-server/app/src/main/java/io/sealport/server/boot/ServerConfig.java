package io.sealport.server.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CaDraft;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configuration, checked: what is here can be used as it is. */
record ServerConfig(
    String name,
    URI baseUrl,
    String bind,
    int httpPort,
    int httpsPort,
    List<Name> httpsNames,
    Optional<Path> passphraseFile,
    Duration crlValidity,
    Duration crlEvery,
    Duration crlAfterRevocation,
    Duration ocspValidity,
    int maxRequestBytes) {

  private static final long MAX_FILE_BYTES = 64 * 1024;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads {@code sealport.yaml}; every problem names the file, the key and what is wanted.
   *
   * @throws Fault BAD_CONFIGURATION, or NOT_FOUND if there is no such file
   */
  static ServerConfig read(Path file) {
    Map<String, Object> found;
    try {
      found =
          new YAMLMapper()
              .readValue(
                  SafeFile.readText(file, MAX_FILE_BYTES),
                  new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException e) {
      throw Fault.of(
          Kind.BAD_CONFIGURATION, file + ":" + e.getLocation().getLineNr() + ": not YAML", e);
    }
    List<String> known = Arrays.stream(Key.values()).map(Key::wire).toList();
    for (String key : found.keySet()) {
      if (!known.contains(key)) {
        throw Fault.of(
            Kind.BAD_CONFIGURATION,
            file + ": unknown key \"" + key + "\"; known are " + String.join(", ", known));
      }
    }
    Map<Key, String> values = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      Object value = found.get(key.wire());
      String text = value == null ? key.standard() : String.valueOf(value);
      if (text == null) {
        throw Fault.of(
            Kind.BAD_CONFIGURATION, file + ": " + key.wire() + " is missing: " + key.meaning());
      }
      values.put(key, text);
    }
    return new Reader(file.toString(), file.toAbsolutePath().getParent(), values).config();
  }

  /** Turns texts into values, each problem with the key's name. */
  private record Reader(
      String source, @org.jspecify.annotations.Nullable Path folder, Map<Key, String> values) {

    ServerConfig config() {
      ServerConfig config =
          new ServerConfig(
              at(Key.NAME, CaDraft::requireName),
              at(Key.BASE_URL, ServerConfig::requireBaseUrl),
              text(Key.BIND),
              port(Key.HTTP_PORT),
              port(Key.HTTPS_PORT),
              at(Key.HTTPS_NAMES, Reader::names),
              Optional.of(text(Key.PASSPHRASE_FILE)).filter(t -> !t.isEmpty()).map(this::path),
              at(Key.CRL_VALIDITY, Durations::parse),
              at(Key.CRL_EVERY, Durations::parse),
              at(Key.CRL_AFTER_REVOCATION, Durations::parse),
              at(Key.OCSP_VALIDITY, Durations::parse),
              number(Key.MAX_REQUEST_BYTES, 16 * 1024, 16 * 1024 * 1024));
      if (config.crlEvery().compareTo(config.crlValidity()) >= 0) {
        throw wrong(Key.CRL_EVERY, "must be shorter than " + Key.CRL_VALIDITY.wire());
      }
      return config;
    }

    private String text(Key key) {
      return values.getOrDefault(key, "");
    }

    private <T> T at(Key key, java.util.function.Function<String, T> parse) {
      try {
        return parse.apply(text(key));
      } catch (Fault e) {
        throw wrong(key, e.message());
      }
    }

    private int port(Key key) {
      return number(key, 0, MAX_PORT);
    }

    private int number(Key key, int least, int most) {
      try {
        int number = Integer.parseInt(text(key));
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Said below.
      }
      throw wrong(key, "wanted a number from " + least + " to " + most);
    }

    private Path path(String text) {
      Path path = Path.of(text);
      return folder == null ? path : folder.resolve(path);
    }

    private static List<Name> names(String text) {
      return text.isBlank()
          ? List.of()
          : Arrays.stream(text.strip().split("\\s+"))
              .map(n -> Name.parse(n, Name.Type.DNS))
              .toList();
    }

    private Fault wrong(Key key, String why) {
      return Fault.of(
          Kind.BAD_CONFIGURATION,
          source + ": " + key.wire() + ": \"" + Name.printable(text(key)) + "\": " + why);
    }
  }

  /**
   * The address that goes into every certificate.
   *
   * @throws Fault BAD_INPUT unless it is {@code http://HOST[:PORT][/PATH]}
   */
  static URI requireBaseUrl(String text) {
    try {
      URI uri = new URI(text);
      // RFC 5280 8: https here would need a certificate to check a certificate.
      boolean usable =
          "http".equals(uri.getScheme())
              && uri.getHost() != null
              && uri.getQuery() == null
              && uri.getFragment() == null
              && uri.getUserInfo() == null;
      if (usable) {
        return uri;
      }
    } catch (java.net.URISyntaxException e) {
      // Said below.
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "the base URL is \"" + Name.printable(text) + "\"; wanted http://HOST[:PORT][/PATH]");
  }

  /** The names of the https certificate: the base URL's host, this machine, and the extra ones. */
  List<Name> allHttpsNames() {
    String host = baseUrl.getHost().replaceAll("^\\[|]$", "");
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(
                Name.parse(host, Name.Type.DNS),
                Name.dns("localhost"),
                Name.ip("127.0.0.1"),
                Name.ip("::1")),
            httpsNames.stream())
        .distinct()
        .collect(Collectors.toList());
  }

  /** The same with other ports and another address to bind to, as the command line gave them. */
  ServerConfig listeningOn(
      Optional<String> otherBind, Optional<Integer> otherHttp, Optional<Integer> otherHttps) {
    return new ServerConfig(
        name,
        baseUrl,
        otherBind.orElse(bind),
        otherHttp.orElse(httpPort),
        otherHttps.orElse(httpsPort),
        httpsNames,
        passphraseFile,
        crlValidity,
        crlEvery,
        crlAfterRevocation,
        ocspValidity,
        maxRequestBytes);
  }
}
