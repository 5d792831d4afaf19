package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import io.sealport.api.Decision;
import io.sealport.api.RequestInfo;
import io.sealport.api.RevokeRequest;
import io.sealport.api.TokenRequest;
import io.sealport.server.Golden;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The served OpenAPI document says what the server does. */
@ExtendWith(SharedServer.class)
class OpenApiTest {

  private static final Path FILE = Path.of("src/main/resources/openapi.yaml");
  private static final Path ROUTES = Path.of("src/test/resources/golden/routes.txt");

  private static RunningServer server;

  @BeforeAll
  static void make(RunningServer shared) {
    server = shared;
  }

  private static ObjectNode fromRoutes() {
    List<UriRouteInfo<?, ?>> routes =
        server
            .get(Router.class)
            .uriRoutes()
            .filter(r -> !r.getHttpMethodName().equals("HEAD"))
            .collect(Collectors.toList());
    return OpenApiDocument.of(routes);
  }

  private static JsonNode served() throws Exception {
    return OpenApiDocument.json().readTree(server.anyone().get("/api/v1/openapi.json").bytes());
  }

  @Test
  void the_file_is_what_the_routes_say() {
    Golden.check(FILE, OpenApiDocument.yaml(fromRoutes()));
  }

  @Test
  void anybody_gets_it_over_https_as_json_and_yaml() throws Exception {
    Answer json = server.anyone().get("/api/v1/openapi.json");
    Answer yaml = server.anyone().get("/api/v1/openapi.yaml");

    assertThat(json.status()).isEqualTo(200);
    assertThat(json.header("Content-Type")).isEqualTo("application/json");
    assertThat(yaml.status()).isEqualTo(200);
    assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
    assertThat(yaml.text()).isEqualTo(Files.readString(FILE));
    assertThat(served()).isEqualTo(new YAMLMapper().readTree(yaml.text()));
    server.plain().get("/api/v1/openapi.json").problem(404, "not-found");
  }

  @Test
  void its_operations_are_exactly_those_of_the_routes_golden() throws Exception {
    List<String> golden =
        Files.readAllLines(ROUTES).stream()
            .map(line -> line.split(" +"))
            .map(words -> words[1] + " " + words[0].replace("{+", "{"))
            .sorted()
            .toList();
    List<String> documented = new ArrayList<>();
    served()
        .get("paths")
        .properties()
        .forEach(
            p ->
                p.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        m -> documented.add(m.toUpperCase(Locale.ROOT) + " " + p.getKey())));

    assertThat(documented.stream().sorted().toList()).isEqualTo(golden);
  }

  @Test
  void a_parser_of_openapi_finds_nothing_wrong_with_it() throws Exception {
    String text = served().toString();

    assertThat(messages(text)).isEmpty();
    // The parser does look: these are not OpenAPI.
    assertThat(messages(text.replace("\"responses\"", "\"answers\""))).isNotEmpty();
    assertThat(messages(text.replace("\"in\":\"path\"", "\"in\":\"air\""))).isNotEmpty();
  }

  private static List<String> messages(String document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(document, null, options).getMessages();
  }

  @Test
  void no_two_operations_have_the_same_id() throws Exception {
    assertThat(served().findValuesAsText("operationId")).doesNotHaveDuplicates();
  }

  @Test
  void what_the_server_answers_is_as_the_document_says() {
    Client admin = server.administrator();
    RequestInfo pending =
        server
            .anyone()
            .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:openapi"))
            .as(202, RequestInfo.class);
    String serial = Asking.serial(Asking.issued(server, "ftps-user", "login:documented"));
    String token = Asking.token(admin, "ftps-user", "login:later").id();

    assertAsDocumented("/api/v1/server", admin.get("/api/v1/server"));
    assertAsDocumented("/api/v1/me", admin.get("/api/v1/me"));
    assertAsDocumented("/api/v1/authorities", admin.get("/api/v1/authorities"));
    assertAsDocumented("/api/v1/authorities/{id}", admin.get("/api/v1/authorities/root"));
    assertAsDocumented("/api/v1/authorities/{id}", admin.get("/api/v1/authorities/none"));
    assertAsDocumented("/api/v1/profiles", admin.get("/api/v1/profiles"));
    assertAsDocumented("/api/v1/profiles/{name}", admin.get("/api/v1/profiles/ftps-user"));
    assertAsDocumented("/api/v1/policies", admin.get("/api/v1/policies"));
    assertAsDocumented("/api/v1/policies/reload", admin.post("/api/v1/policies/reload"));
    assertAsDocumented("/api/v1/policies/differences", admin.get("/api/v1/policies/differences"));
    assertAsDocumented("/api/v1/journal", admin.get("/api/v1/journal?limit=1000"));
    assertAsDocumented("/api/v1/journal/verification", admin.get("/api/v1/journal/verification"));
    assertAsDocumented("/api/v1/requests", admin.get(Asking.REQUESTS));
    assertAsDocumented(
        "/api/v1/requests/{id}", server.anyone().get(Asking.REQUESTS + "/" + pending.id()));
    assertAsDocumented(
        "/api/v1/requests", admin.post(Asking.REQUESTS, Asking.honest("ftps-user", "login:o2")));
    assertAsDocumented(
        "/api/v1/requests", admin.post(Asking.REQUESTS, Asking.honest("ftps-user", "dns:a.b")));
    assertAsDocumented(
        "/api/v1/requests/{id}/reject",
        admin.post(Asking.REQUESTS + "/" + pending.id() + "/reject", new Decision("no")));
    assertAsDocumented("/api/v1/certificates", admin.get(Asking.CERTIFICATES));
    assertAsDocumented("/api/v1/certificates", server.anyone().get(Asking.CERTIFICATES));
    assertAsDocumented(
        "/api/v1/certificates/{serial}", admin.get(Asking.CERTIFICATES + "/" + serial));
    assertAsDocumented(
        "/api/v1/certificates/{serial}/revoke",
        admin.post(
            Asking.CERTIFICATES + "/" + serial + "/revoke",
            new RevokeRequest("keyCompromise", true)));
    assertAsDocumented("/api/v1/tokens", admin.get(Asking.TOKENS));
    assertAsDocumented(
        "/api/v1/tokens",
        admin.post(
            Asking.TOKENS,
            new TokenRequest(
                null, null, "officer", "1h", List.of("requests:read"), List.of("ftps-user"))));
    assertAsDocumented(
        "/api/v1/tokens/{id}/revoke", admin.post(Asking.TOKENS + "/" + token + "/revoke"));
  }

  @Test
  void an_answer_that_differs_would_be_found() throws Exception {
    Schema schema = schema("/api/v1/me", "get", "200", "application/json");

    assertThat(validate(schema, "{\"id\": \"x\", \"role\": \"officer\"}")).isEmpty();
    assertThat(validate(schema, "{\"id\": \"x\", \"role\": \"king\"}")).isNotEmpty();
    assertThat(validate(schema, "{\"id\": \"x\"}")).isNotEmpty();
    assertThat(validate(schema, "{\"id\": 1, \"role\": \"officer\"}")).isNotEmpty();
  }

  private static void assertAsDocumented(String path, Answer answer) {
    String method = answer.response().request().method().toLowerCase(Locale.ROOT);
    String mediaType = answer.header("Content-Type").replaceFirst(";.*", "");
    try {
      Schema schema = schema(path, method, Integer.toString(answer.status()), mediaType);
      assertThat(validate(schema, answer.text())).as(method + " " + path).isEmpty();
    } catch (Exception e) {
      throw new AssertionError(method + " " + path + " " + answer.status() + " " + mediaType, e);
    }
  }

  private static List<Error> validate(Schema schema, String json) {
    return schema.validate(
        json,
        InputFormat.JSON,
        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  private static Schema schema(String path, String method, String status, String mediaType)
      throws Exception {
    ObjectNode document = (ObjectNode) served();
    JsonNode response = document.get("paths").get(path).get(method).get("responses").get(status);
    JsonNode content =
        response.has("$ref")
            ? document.at(response.get("$ref").asText().substring(1)).get("content")
            : response.get("content");
    ObjectNode root = ((ObjectNode) content.get(mediaType).get("schema")).deepCopy();
    root.set("components", document.get("components"));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(root.toString());
  }
}
