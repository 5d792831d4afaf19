package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * How the server is watched.
 *
 * @param metricsPort of the listener on this machine alone; 0 for none
 * @param traceUrl where the spans of traces go, if anywhere
 * @param traceShare percent
 */
record WatchConfig(
    Format logFormat, Level logLevel, int metricsPort, Optional<URI> traceUrl, int traceShare) {

  /** How a line of the log is written. */
  enum Format {
    TEXT,
    JSON
  }

  /** What the log has, and what is worse. */
  enum Level {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /**
   * The address of a collector.
   *
   * @throws Fault BAD_INPUT unless it is http or https with a host and a path, and no password
   */
  static URI requireCollector(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    // Not repeated: whoever writes a password there would read it in the log.
    throw Fault.of(Kind.BAD_INPUT, "wanted http[s]://HOST[:PORT]/v1/traces, without a password");
  }
}
