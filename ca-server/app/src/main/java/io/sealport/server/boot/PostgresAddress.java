package io.sealport.server.boot;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL database is: {@code postgresql://[USER@]HOST[:PORT]/NAME[?param=..]}. It never
 * holds a password.
 *
 * @param port 5432 unless given
 * @param parameters of the driver, such as {@code sslmode}, URL-encoded as they came
 */
record PostgresAddress(
    Optional<String> user, String host, int port, String name, Map<String, String> parameters) {

  private static final String JDBC = "jdbc:";
  private static final String WANTED = "postgresql://[USER@]HOST[:PORT]/NAME";
  private static final int STANDARD_PORT = 5432;

  PostgresAddress {
    parameters = new LinkedHashMap<>(parameters);
  }

  /**
   * Reads the address; {@code jdbc:} before it is allowed.
   *
   * @throws Fault BAD_INPUT if it is none, or holds a password, which the message does not repeat
   */
  static PostgresAddress parse(String text) {
    URI uri = uri(text.startsWith(JDBC) ? text.substring(JDBC.length()) : text);
    Map<String, String> parameters = parameters(uri.getRawQuery());
    String user = uri.getUserInfo();
    if ((user != null && user.contains(":"))
        || parameters.keySet().stream().anyMatch(PostgresAddress::isPassword)) {
      throw Fault.of(
              Kind.BAD_INPUT,
              "the address of the database holds a password; wanted " + WANTED + " without one")
          .withHint("put it into a file: database-password-file, or ~/.pgpass");
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    boolean usable =
        "postgresql".equals(uri.getScheme())
            && uri.getHost() != null
            && uri.getFragment() == null
            && path.matches("/[^/]+");
    if (!usable) {
      throw wanted(text);
    }
    return new PostgresAddress(
        Optional.ofNullable(user).or(() -> Optional.ofNullable(parameters.get("user"))),
        uri.getHost(),
        uri.getPort() < 0 ? STANDARD_PORT : uri.getPort(),
        path.substring(1),
        parameters);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw text.contains("@") ? wanted("...") : wanted(text);
    }
  }

  private static Fault wanted(String text) {
    return Fault.of(
        Kind.BAD_INPUT,
        "the database is \"" + Name.printable(text) + "\"; wanted " + WANTED + ", or nothing");
  }

  private static Map<String, String> parameters(@org.jspecify.annotations.Nullable String query) {
    Map<String, String> found = new LinkedHashMap<>();
    if (query != null) {
      Arrays.stream(query.split("&"))
          .filter(p -> !p.isEmpty())
          .map(p -> p.split("=", 2))
          .forEach(p -> found.put(p[0], p.length > 1 ? p[1] : ""));
    }
    return found;
  }

  /** As the driver takes it; what the address does not say is taken from {@code standard}. */
  String jdbc(Map<String, String> standard) {
    Map<String, String> all = new LinkedHashMap<>(standard);
    all.putAll(parameters);
    user.ifPresent(u -> all.put("user", encoded(u)));
    return JDBC
        + this
        + all.entrySet().stream()
            .map(p -> p.getKey() + "=" + p.getValue())
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As errors name it: host, port and name. */
  @Override
  public String toString() {
    return "postgresql://" + host + ":" + port + "/" + encoded(name);
  }

  private static boolean isPassword(String parameter) {
    return parameter.toLowerCase(Locale.ROOT).endsWith("password");
  }

  /** Whether the way to it leaves this machine not at all. */
  boolean isLoopback() {
    String bare = host.replaceAll("^\\[|]$", "");
    return bare.equals("localhost")
        || (InetAddresses.isInetAddress(bare) && InetAddresses.forString(bare).isLoopbackAddress());
  }
}
