package io.sealport.testing;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.sealport.api.Json;
import io.sealport.api.OneOf;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schemas (2020-12) of records as {@link Json} writes them: what is {@code @Nullable} may be
 * absent, everything else is there; the record's doc comment describes each field.
 */
public final class RecordSchemas {

  private final SchemaBuilder builder;

  /** Descriptions come from these doc comments. */
  public RecordSchemas(Javadocs javadocs) {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(
                Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.STANDARD_FORMATS)
            .without(Option.SCHEMA_VERSION_INDICATOR);
    config
        .forFields()
        .withRequiredCheck(field -> !isNullable(field))
        .withDescriptionResolver(field -> description(javadocs, field))
        .withEnumResolver(RecordSchemas::values);
    config
        .forTypesInGeneral()
        .withCustomDefinitionProvider((type, context) -> constants(type))
        .withPropertySorter((a, b) -> 0)
        .withDescriptionResolver(scope -> description(javadocs, scope.getType()))
        .withDefinitionNamingStrategy((key, context) -> name(key.getType()));
    builder = new SchemaGenerator(config.build()).buildMultipleSchemaDefinitions();
  }

  /** A reference to the type's schema. */
  public ObjectNode reference(Type type) {
    return builder.createSchemaReference(type);
  }

  /** All that was referred to, to stand at that place of the document. */
  public JsonNode definitions(String place) {
    return builder.collectDefinitions(place);
  }

  private static boolean isNullable(FieldScope field) {
    return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable String description(Javadocs javadocs, FieldScope field) {
    if (field.isFakeContainerItemScope()) {
      return null; // the list is described, not each of its items
    }
    return javadocs
        .type(field.getRawMember().getDeclaringClass())
        .map(doc -> doc.params().get(field.getName()))
        .orElse(null);
  }

  private static @Nullable String description(Javadocs javadocs, ResolvedType type) {
    Class<?> described = type.getErasedType();
    // The field that holds an enum describes it.
    return described.isEnum()
        ? null
        : javadocs.type(described).map(Javadocs.Doc::text).orElse(null);
  }

  private static @Nullable List<?> values(FieldScope field) {
    OneOf values = field.getRawMember().getAnnotation(OneOf.class);
    return values == null ? null : List.of(values.value());
  }

  /** JSON is any object; an enum is as Jackson writes it, not the names of its constants. */
  private static @Nullable CustomDefinition constants(ResolvedType type) {
    if (type.isInstanceOf(JsonNode.class)) {
      return new CustomDefinition(Json.mapper().createObjectNode().put("type", "object"), true);
    }
    Object[] constants = type.getErasedType().getEnumConstants();
    if (constants == null) {
      return null;
    }
    ObjectNode schema = Json.mapper().createObjectNode().put("type", "string");
    schema.set("enum", Json.mapper().valueToTree(constants));
    return new CustomDefinition(schema, true);
  }

  /** {@code CertificateInfoPage} for {@code Page<CertificateInfo>}, with the class around it. */
  private static String name(ResolvedType type) {
    Class<?> outer = type.getErasedType().getDeclaringClass();
    return type.getTypeParameters().stream().map(RecordSchemas::name).collect(Collectors.joining())
        + (outer == null ? "" : outer.getSimpleName().replaceFirst("Command$", ""))
        + type.getErasedType().getSimpleName();
  }
}
