package io.sealport.cli.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.ProfileSchema;
import picocli.CommandLine;

/** {@code sealport policy schema}. */
@CommandLine.Command(
    name = "schema",
    description = {
      "Print the JSON Schema of profiles, for editors.",
      "A profile names it in its first line: # yaml-language-server: $schema=../profile.schema.json"
    },
    footer = {"", "Example:", "  sealport policy schema > profile.schema.json"})
@Prints(JsonNode.class)
final class PolicySchemaCommand extends Command {

  @Override
  protected ExitCode run(Printer printer) {
    String schema = ProfileSchema.text();
    try {
      printer.result(Json.mapper().readTree(schema), schema);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot read the schema of profiles", e);
    }
    return ExitCode.DONE;
  }
}
