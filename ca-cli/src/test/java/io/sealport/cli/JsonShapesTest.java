package io.sealport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sealport.api.Json;
import io.sealport.cli.console.Failure;
import io.sealport.cli.console.Prints;
import io.sealport.cli.fake.Cli;
import io.sealport.testing.Javadocs;
import io.sealport.testing.RecordSchemas;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * What {@code --json} prints: {@code json-schema.json} and {@code JSON.md} are written from the
 * commands' {@link Prints}, and scripts that rely on the older files go on working.
 */
class JsonShapesTest {

  private static final Path SCHEMA = Path.of("json-schema.json");
  private static final Path PAGE = Path.of("JSON.md");
  private static final boolean WRITE = Boolean.getBoolean("golden.write");

  /** Of every shape and command, as the code has them now. */
  private static ObjectNode now() {
    RecordSchemas schemas =
        new RecordSchemas(
            Javadocs.of(
                Path.of("src/main/java"),
                Path.of("../ca-server/core/src/main/java/io/sealport/api"),
                Path.of("../ca-server/core/src/main/java/io/sealport/fault"),
                Path.of("../ca-server/core/src/main/java/io/sealport/pki/status"),
                Path.of("../ca-server/core/src/main/java/io/sealport/policy")));
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("title", "What the sealport command prints with --json, by command");
    ObjectNode commands = document.putObject("properties");
    printing()
        .forEach(
            (name, prints) -> {
              ObjectNode reference = schemas.reference(prints.value());
              if (prints.list()) {
                commands.putObject(name).put("type", "array").set("items", reference);
              } else {
                commands.set(name, reference);
              }
            });
    commands.set("(error)", schemas.reference(Failure.class));
    Map<String, JsonNode> sorted = new TreeMap<>();
    schemas.definitions("$defs").properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
    ObjectNode definitions = document.putObject("$defs");
    sorted.forEach(definitions::set);
    return document;
  }

  private static Map<String, Prints> printing() {
    Map<String, Prints> printing = new TreeMap<>();
    for (CommandLine command : commands()) {
      if (command.getCommandSpec().findOption("--json") != null) {
        Prints prints =
            command.getCommandSpec().userObject().getClass().getAnnotation(Prints.class);
        String name = command.getCommandSpec().qualifiedName().substring("sealport ".length());
        assertThat(prints)
            .as("%s knows --json: put @Prints on its class, which says what it prints", name)
            .isNotNull();
        printing.put(name, prints);
      }
    }
    return printing;
  }

  private static List<CommandLine> commands() {
    List<CommandLine> all = new ArrayList<>();
    add(Registry.commandLine(Map.of()), all);
    return all;
  }

  private static void add(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> add(sub, all));
  }

  @Test
  void no_script_breaks() throws Exception {
    ObjectNode now = now();
    if (!Files.exists(SCHEMA)) {
      Files.writeString(SCHEMA, pretty(now));
    }
    JsonNode before = new ObjectMapper().readTree(SCHEMA.toFile());

    assertThat(JsonChanges.breaking(before, now))
        .as("this breaks scripts: keep the old field beside the new one")
        .isEmpty();
    if (WRITE) {
      Files.writeString(SCHEMA, pretty(now));
    }
    assertThat(Files.readString(SCHEMA))
        .as("new shapes or fields: run this test with -Dgolden.write=true and commit the file")
        .isEqualTo(pretty(now));
  }

  @Test
  void the_page_shows_every_shape_with_an_example_that_fits_it() throws Exception {
    ObjectNode now = now();
    String page = JsonPage.of(now);
    if (WRITE || !Files.exists(PAGE)) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("run this test with -Dgolden.write=true and commit the file")
        .isEqualTo(page);
    now.get("$defs")
        .fieldNames()
        .forEachRemaining(
            shape -> {
              ObjectNode schema = Json.mapper().createObjectNode();
              schema.put("$ref", "#/$defs/" + shape);
              schema.set("$defs", now.get("$defs"));
              assertThat(
                      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                          .getSchema(schema.toString())
                          .validate(JsonPage.example(now, shape).toString(), InputFormat.JSON))
                  .as(shape)
                  .isEmpty();
            });
  }

  @Test
  void removing_renaming_and_retyping_are_found() throws Exception {
    String old =
        """
        {"properties": {"me": {"$ref": "#/$defs/A"}},
         "$defs": {"A": {"type": "object", "required": ["id", "at"], "properties": {
           "id": {"type": "string"}, "at": {"type": "string", "format": "date-time"},
           "s": {"type": "string", "enum": ["x", "y"]}}}}}""";

    assertThat(changes(old, old)).isEmpty();
    assertThat(changes(old, old.replace("\"id\"", "\"ident\""))).containsExactly("A.id is gone");
    assertThat(
            changes(
                old,
                old.replace("\"id\": {\"type\": \"string\"}", "\"id\": {\"type\": \"integer\"}")))
        .containsExactly("A.id was {\"type\":\"string\"}, is {\"type\":\"integer\"}");
    assertThat(changes(old, old.replace("[\"id\", \"at\"]", "[\"id\"]")))
        .containsExactly("A.at may be absent now");
    assertThat(changes(old, old.replace("\"date-time\"", "\"date\""))).hasSize(1);
    assertThat(changes(old, old.replace("\"me\"", "\"whoami\"")))
        .containsExactly("the command \"me\" is gone");
    // A new value or a new field breaks nobody who ignores what is unknown.
    assertThat(changes(old, old.replace("[\"x\", \"y\"]", "[\"x\", \"y\", \"z\"]"))).isEmpty();
    assertThat(changes(old, old.replace("[\"x\", \"y\"]", "[\"x\"]"))).hasSize(1);
  }

  private static List<String> changes(String before, String after) throws Exception {
    return JsonChanges.breaking(
        new ObjectMapper().readTree(before), new ObjectMapper().readTree(after));
  }

  @Test
  void errors_are_json_too(@TempDir Path user) throws Exception {
    for (Object[] arguments :
        new Object[][] {
          {"context", "use", "nothing", "--json"},
          {"context", "use", "--json"},
          {"list", "--json", "--nonsense"},
          {"me", "--json"}
        }) {
      Cli.Run run = Cli.of(user).run(arguments);
      List<String> lines = run.err().lines().toList();
      JsonNode error = new ObjectMapper().readTree(lines.get(lines.size() - 1));

      assertThat(run.out()).isEmpty();
      assertThat(error.get("exitCode").asInt()).isEqualTo(run.code()).isNotZero();
      assertThat(error.get("error").asText()).isNotBlank();
      assertThat(error.get("violations").isArray()).isTrue();
    }
  }

  private static String pretty(ObjectNode node) throws Exception {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
  }
}
