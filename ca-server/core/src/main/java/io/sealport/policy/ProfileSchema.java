package io.sealport.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Shape.Key;
import io.sealport.policy.Shape.Section;

/** The language of profiles as JSON Schema (draft 2020-12), for editors. */
@SuppressWarnings("BadImport") // as in the language that it spells
public final class ProfileSchema {

  /** The file's name, beside the folder of profiles. */
  public static final String FILE = "profile.schema.json";

  private ProfileSchema() {}

  /** The schema's text, the same in every run of one version. */
  public static String text() {
    ObjectNode schema = object();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Sealport certificate profile");
    schema.setAll(of(ProfileLanguage.PROFILE));
    schema.putObject("$defs").set("proof", expression(ProfileLanguage.CHECKS));
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withArrayIndenter(lines).withObjectIndenter(lines);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write the schema of profiles", e);
    }
  }

  private static ObjectNode of(Shape shape) {
    ObjectNode node = object();
    if (shape instanceof Shape.Text text) {
      node.put("type", "string").put("minLength", 1).put("maxLength", text.max());
      return node.put("pattern", text.pattern());
    }
    if (shape instanceof Shape.Word word) {
      word.words().forEach(node.putArray("enum")::add);
      return node;
    }
    if (shape instanceof Shape.Flag) {
      return node.put("type", "boolean");
    }
    if (shape instanceof Shape.Whole whole) {
      return node.put("type", "integer").put("minimum", whole.min()).put("maximum", whole.max());
    }
    if (shape instanceof Shape.OneOrMore list) {
      node.putArray("anyOf").add(of(list.of())).add(array(list.of(), 1, list.max()));
      return node;
    }
    if (shape instanceof Shape.Expression) {
      return node.put("$ref", "#/$defs/proof");
    }
    return shape instanceof Shape.Sections list
        ? array(list.of(), 0, list.max())
        : section((Section) shape);
  }

  /** The one recursive shape: of it there is a definition that refers to itself. */
  private static ObjectNode expression(Shape.Expression checks) {
    ObjectNode again = object().put("$ref", "#/$defs/proof");
    ObjectNode list = object().put("type", "array").put("minItems", 1);
    list.put("maxItems", checks.max()).set("items", again);
    ObjectNode group = object().put("type", "object").put("additionalProperties", false);
    group.put("minProperties", 1).put("maxProperties", 1);
    group.putObject("properties").<ObjectNode>set("any", list).set("all", list);
    ObjectNode node = object();
    node.putArray("anyOf").add(of(new Shape.Word(checks.words()))).add(list).add(group);
    return node;
  }

  private static ObjectNode array(Shape of, int min, int max) {
    ObjectNode node = object();
    node.put("type", "array").put("minItems", min).put("maxItems", max);
    node.set("items", of(of));
    return node;
  }

  private static ObjectNode section(Section section) {
    ObjectNode node = object();
    node.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = node.putObject("properties");
    for (Key key : section.keys()) {
      ObjectNode value = object();
      value.put("description", key.description());
      value.setAll(of(key.shape()));
      properties.set(key.name(), value);
    }
    var required = node.putArray("required");
    section.keys().stream().filter(Key::required).map(Key::name).forEach(required::add);
    return node;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
