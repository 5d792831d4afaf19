package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The configuration, checked: what is here can be used as it is. */
record ServerConfig(
    String name,
    URI baseUrl,
    String bind,
    int httpPort,
    int httpsPort,
    String node,
    List<Name> httpsNames,
    Optional<Path> passphraseFile,
    Optional<PostgresAddress> database,
    Optional<Path> databasePasswordFile,
    Duration crlValidity,
    Duration crlEvery,
    Duration rootCrlValidity,
    Duration crlAfterRevocation,
    Duration ocspValidity,
    int maxRequestBytes,
    WatchConfig watch) {

  private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

  /**
   * Reads {@code sealport.yaml}.
   *
   * @throws Fault BAD_CONFIGURATION, or NOT_FOUND if there is no such file
   */
  static ServerConfig read(Path file) {
    return ConfigFile.read(file);
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

  /** The host of a URL by which a program on this machine reaches the listeners. */
  String localHost() {
    return bound()
        .map(n -> n.value().contains(":") ? "[" + n.value() + "]" : n.value())
        .orElse("localhost");
  }

  /** What is bound to, empty where it is every address. */
  private Optional<Name> bound() {
    return EVERY_ADDRESS.contains(bind)
        ? Optional.empty()
        : Optional.of(Name.parse(bind, Name.Type.DNS));
  }

  /** The names of the https certificate: the base URL's host, this machine, and the extra ones. */
  List<Name> allHttpsNames() {
    String host = baseUrl.getHost().replaceAll("^\\[|]$", "");
    return Stream.concat(
            Stream.of(
                Name.parse(host, Name.Type.DNS),
                Name.dns("localhost"),
                Name.ip("127.0.0.1"),
                Name.ip("::1")),
            Stream.concat(bound().stream(), httpsNames.stream()))
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
        node,
        httpsNames,
        passphraseFile,
        database,
        databasePasswordFile,
        crlValidity,
        crlEvery,
        rootCrlValidity,
        crlAfterRevocation,
        ocspValidity,
        maxRequestBytes,
        watch);
  }
}
