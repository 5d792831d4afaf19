package io.sealport.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Map.Entry;

/** {@code JSON.md}: every shape as a table and an example. */
final class JsonPage {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String HEAD =
      """
      # What `--json` prints

      Written from the code by `JsonShapesTest`; [`json-schema.json`](json-schema.json) says the same to programs
      (JSON Schema 2020-12). A command prints one JSON value on standard output and nothing else there. Times are
      RFC 3339 in UTC, serials and fingerprints lower-case hex, names `type:value`; a field that has no value is left
      out. No field is ever removed, renamed or given another type; new fields and new values may come, so ignore what
      you do not know.

      A command that fails prints nothing on standard output; the last line of standard error is then one `Failure`.

      | command | prints |
      |---|---|
      """;

  /** Values by which an example is recognised; any other text is the field's own name. */
  private static final Map<String, String> SAMPLES =
      Map.ofEntries(
          Map.entry("serial", "5e0c9f61b3a7d2"),
          Map.entry("lineage", "5e0c9f61b3a7d2"),
          Map.entry("sha256", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
          Map.entry("sha1", "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"),
          Map.entry("hash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
          Map.entry("profile", "ftps-user"),
          Map.entry("names", "login:alice"),
          Map.entry("subject", "CN=alice"),
          Map.entry("issuer", "users"),
          Map.entry("keyType", "ec-p256"),
          Map.entry("requester", "operator:admin"),
          Map.entry("createdBy", "operator:admin"),
          Map.entry("decidedBy", "operator:admin"),
          Map.entry("actor", "operator:admin"),
          Map.entry("act", "certificate.issued"),
          Map.entry("id", "7d1f0c52"),
          Map.entry("scopes", "certificates:read"),
          Map.entry("profiles", "ftps-user"),
          Map.entry("status", "issued"),
          Map.entry("certificate", "-----BEGIN CERTIFICATE-----..."),
          Map.entry("ocsp", "http://pki.example.com:8480/ocsp"),
          Map.entry("crl", "http://pki.example.com:8480/crl/users.crl"),
          Map.entry("caIssuers", "http://pki.example.com:8480/ca/users.crt"),
          Map.entry("crlNumber", "17"),
          Map.entry("baseUrl", "http://pki.example.com:8480"),
          Map.entry("name", "production"),
          Map.entry("home", "/var/lib/sealport"),
          Map.entry("root", "root.pem"),
          Map.entry("operators", "/var/lib/sealport/operators"),
          Map.entry("out", "/etc/ftps"),
          Map.entry("files", "cert.pem"),
          Map.entry("place", "https://pki.example.com:8443"),
          Map.entry("rule", "names.allow"),
          Map.entry("found", "dns:evil.example.net"),
          Map.entry("limit", "dns:*.example.com"),
          Map.entry("checks", "token"),
          Map.entry("validity", "7d"),
          Map.entry("details", "{\"profile\":\"ftps-user\"}"),
          Map.entry("hint", "sealport --help"));

  private JsonPage() {}

  static String of(JsonNode document) {
    StringBuilder page = new StringBuilder(HEAD);
    document
        .get("properties")
        .properties()
        .forEach(c -> page.append("| `" + c.getKey() + "` | " + type(c.getValue()) + " |\n"));
    document.get("$defs").fieldNames().forEachRemaining(name -> section(page, document, name));
    return page.toString();
  }

  private static void section(StringBuilder page, JsonNode document, String name) {
    JsonNode shape = document.get("$defs").get(name);
    page.append("\n## ").append(name).append("\n\n");
    if (shape.has("description")) {
      page.append(shape.get("description").asText()).append("\n\n");
    }
    page.append("| field | type | | meaning |\n|---|---|---|---|\n");
    for (Entry<String, JsonNode> field : shape.path("properties").properties()) {
      boolean always = shape.path("required").toString().contains('"' + field.getKey() + '"');
      page.append(
          "| `%s` | %s | %s | %s |%n"
              .formatted(
                  field.getKey(),
                  type(field.getValue()),
                  always ? "" : "may be absent",
                  field.getValue().path("description").asText("").replace("|", "\\|")));
    }
    page.append("\n```json\n").append(pretty(example(document, name))).append("\n```\n");
  }

  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asText().replaceFirst(".*/", "");
      return "[" + name + "](#" + name.toLowerCase(java.util.Locale.ROOT) + ")";
    }
    if (schema.has("items")) {
      return "array of " + type(schema.get("items"));
    }
    if (schema.has("enum")) {
      StringBuilder values = new StringBuilder();
      schema
          .get("enum")
          .forEach(v -> values.append(values.isEmpty() ? "" : ", ").append(v.asText()));
      return values.toString();
    }
    return schema.has("format") ? schema.get("format").asText() : schema.path("type").asText("any");
  }

  /** A value of that shape with every field. */
  static JsonNode example(JsonNode document, String name) {
    ObjectNode example = MAPPER.createObjectNode();
    for (Entry<String, JsonNode> field :
        document.get("$defs").get(name).path("properties").properties()) {
      example.set(field.getKey(), value(document, field.getKey(), field.getValue()));
    }
    return example;
  }

  private static JsonNode value(JsonNode document, String field, JsonNode schema) {
    if (schema.has("$ref")) {
      return example(document, schema.get("$ref").asText().replaceFirst(".*/", ""));
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(0);
    }
    return switch (schema.path("type").asText()) {
      case "array" -> MAPPER.createArrayNode().add(value(document, field, schema.get("items")));
      case "boolean" -> MAPPER.getNodeFactory().booleanNode(true);
      case "integer" -> MAPPER.getNodeFactory().numberNode(1);
      default -> {
        String text =
            schema.has("format") ? "2026-01-31T12:00:00Z" : SAMPLES.getOrDefault(field, field);
        yield MAPPER.getNodeFactory().textNode(text);
      }
    };
  }

  private static String pretty(JsonNode value) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
