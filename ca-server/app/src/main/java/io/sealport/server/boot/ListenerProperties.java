package io.sealport.server.boot;

import java.util.HashMap;
import java.util.Map;

/** The framework's settings of the two listeners. */
final class ListenerProperties {

  /** What this machine alone reaches. */
  static final String LOCAL = "127.0.0.1";

  private ListenerProperties() {}

  static Map<String, Object> of(ServerConfig config) {
    Map<String, Object> p = new HashMap<>();
    p.put("micronaut.application.name", "sealport");
    p.put("micronaut.server.netty.listeners.plain.host", config.bind());
    p.put("micronaut.server.netty.listeners.plain.port", config.httpPort());
    p.put("micronaut.server.netty.listeners.plain.ssl", false);
    p.put("micronaut.server.netty.listeners.secure.host", config.bind());
    p.put("micronaut.server.netty.listeners.secure.port", config.httpsPort());
    p.put("micronaut.server.netty.listeners.secure.ssl", true);
    if (config.watch().metricsPort() != 0) {
      p.put("micronaut.server.netty.listeners.local.host", LOCAL);
      p.put("micronaut.server.netty.listeners.local.port", config.watch().metricsPort());
      p.put("micronaut.server.netty.listeners.local.ssl", false);
    }
    p.put("micronaut.server.ssl.enabled", true);
    p.put("micronaut.server.max-request-size", config.maxRequestBytes());
    p.put("micronaut.server.netty.validate-headers", true);
    p.put("micronaut.lifecycle.graceful-shutdown.enabled", true);
    p.put("micronaut.lifecycle.graceful-shutdown.grace-period", "10s");
    // Requests under way are waited for by the server; idle threads need no grace of their own.
    p.put("micronaut.netty.event-loops.default.shutdown-quiet-period", "0s");
    p.put("micronaut.netty.event-loops.parent.shutdown-quiet-period", "0s");
    // The framework refuses pages of other sites without a word; the gate says why.
    p.put("micronaut.server.cors.localhost-pass-through", true);
    p.put("jackson.serialization-inclusion", "NON_NULL");
    p.put("jackson.serialization.write-dates-as-timestamps", false);
    p.put("jackson.deserialization.fail-on-unknown-properties", true);
    // RFC 8259 4: of a key that stands twice one program reads the first and the next the last.
    p.put("jackson.parser.strict-duplicate-detection", true);
    return p;
  }
}
