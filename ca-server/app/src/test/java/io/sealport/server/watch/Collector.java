package io.sealport.server.watch;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes spans on 127.0.0.1 as OTLP over http has them ({@code opentelemetry/proto/trace/v1}), read
 * by their field numbers.
 */
public final class Collector implements AutoCloseable {

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

  /** One span; ids in hexadecimal, the parent's empty for the first of a trace. */
  public record Span(
      String trace, String id, String parent, String name, Map<String, String> attributes) {}

  public Collector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces");
  }

  /** The spans that have come, of one trace. */
  public List<Span> spans(String trace) {
    return spans.stream().filter(s -> s.trace().equals(trace)).toList();
  }

  public List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Everything that has come, as bytes that are text where text was sent. */
  public String everything() {
    StringBuilder all = new StringBuilder();
    bodies.forEach(b -> all.append(new String(b, StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      bodies.add(body);
      for (UnknownFieldSet resource : messages(UnknownFieldSet.parseFrom(body), 1)) {
        for (UnknownFieldSet scope : messages(resource, 2)) {
          for (UnknownFieldSet span : messages(scope, 2)) {
            spans.add(span(span));
          }
        }
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Span span(UnknownFieldSet span) throws InvalidProtocolBufferException {
    Map<String, String> attributes = new TreeMap<>();
    for (UnknownFieldSet attribute : messages(span, 9)) {
      UnknownFieldSet value = messages(attribute, 2).get(0);
      attributes.put(text(attribute, 1), value.hasField(1) ? text(value, 1) : number(value, 3));
    }
    return new Span(hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), attributes);
  }

  private static List<UnknownFieldSet> messages(UnknownFieldSet of, int field)
      throws InvalidProtocolBufferException {
    List<UnknownFieldSet> found = new ArrayList<>();
    for (ByteString bytes : of.getField(field).getLengthDelimitedList()) {
      found.add(UnknownFieldSet.parseFrom(bytes));
    }
    return found;
  }

  private static String text(UnknownFieldSet of, int field) {
    return of.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
  }

  private static String number(UnknownFieldSet of, int field) {
    return String.valueOf(of.getField(field).getVarintList().get(0));
  }

  private static String hex(UnknownFieldSet of, int field) {
    return of.getField(field).getLengthDelimitedList().stream()
        .map(b -> HexFormat.of().formatHex(b.toByteArray()))
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
