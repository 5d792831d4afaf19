package io.sealport.server.front.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.web.router.UriRouteInfo;
import io.sealport.api.Problem;
import io.sealport.testing.Javadocs;
import io.sealport.testing.RecordSchemas;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the OpenAPI 3.1 document of the routes. */
final class OpenApiDocument {

  static final String SCHEMAS = "#/components/schemas/";

  private final Javadocs javadocs =
      Javadocs.of(
          Path.of("src/main/java/io/sealport/server/front"),
          Path.of("../core/src/main/java/io/sealport/api"),
          Path.of("../core/src/main/java/io/sealport/fault"),
          Path.of("../core/src/main/java/io/sealport/policy"));
  private final RecordSchemas schemas = new RecordSchemas(javadocs);
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  private OpenApiDocument() {}

  /** The document of these routes, in the order of their paths. */
  static ObjectNode of(List<UriRouteInfo<?, ?>> routes) {
    OpenApiDocument written = new OpenApiDocument();
    written.head();
    Map<String, UriRouteInfo<?, ?>> sorted = new TreeMap<>(Comparator.naturalOrder());
    routes.forEach(r -> sorted.put(path(r) + " " + r.getHttpMethodName(), r));
    ObjectNode paths = written.document.putObject("paths");
    sorted.values().forEach(r -> written.operation(paths.withObjectProperty(path(r)), r));
    written.components(sorted.values());
    return written.document;
  }

  /** A template's path as OpenAPI spells it. */
  static String path(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString().replace("{+", "{");
  }

  static List<String> yaml(JsonNode document) {
    try {
      YAMLMapper mapper =
          YAMLMapper.builder()
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .build();
      return mapper.writeValueAsString(document).lines().toList();
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private void head() {
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Sealport")
        .put("version", "1")
        .put(
            "description",
            """
            The certificate authority for FTPS. Everything under /api/v1 is served over https only, \
            the rest over plain http too. Times are RFC 3339 in UTC, serials lower-case hex, names \
            type:value; absent values are left out, and clients should ignore fields they do not \
            know, while the server refuses a body with one that it does not know. Every error is \
            problem details (RFC 9457).""");
    document.putArray("servers").addObject().put("url", "/");
  }

  private void operation(ObjectNode path, UriRouteInfo<?, ?> route) {
    path.set(
        route.getHttpMethodName().toLowerCase(java.util.Locale.ROOT),
        new OpenApiOperation(route, javadocs, schemas).node());
  }

  private void components(Iterable<UriRouteInfo<?, ?>> routes) {
    ObjectNode components = document.putObject("components");
    ObjectNode schemes = components.putObject("securitySchemes");
    schemes
        .putObject("certificate")
        .put("type", "mutualTLS")
        .put("description", "A client certificate of this CA; its profile says which role it has.");
    schemes
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "An API token, or a token for one enrolment.");
    components.putObject("responses").set("Problem", problem());
    ObjectNode all = (ObjectNode) schemas.definitions("components/schemas");
    for (UriRouteInfo<?, ?> route : routes) {
      OpenApiOperation.body(route)
          .ifPresent(
              t -> ((ObjectNode) all.get(t.getSimpleName())).put("additionalProperties", false));
    }
    ObjectNode sorted = components.putObject("schemas");
    Map<String, JsonNode> byName = new TreeMap<>();
    all.properties().forEach(e -> byName.put(e.getKey(), e.getValue()));
    byName.forEach(sorted::set);
  }

  private ObjectNode problem() {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("description", "What went wrong.");
    response
        .putObject("content")
        .putObject("application/problem+json")
        .set("schema", schemas.reference(Problem.class));
    return response;
  }

  static ArrayNode array(ObjectNode node, String name, List<String> values) {
    ArrayNode array = node.putArray(name);
    values.forEach(array::add);
    return array;
  }

  static ObjectMapper json() {
    return new ObjectMapper();
  }
}
