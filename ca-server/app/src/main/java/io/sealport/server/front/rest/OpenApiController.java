package io.sealport.server.front.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The description of this interface: one file of the jar. A test writes it from the routes and
 * holds it against them. The framework makes this class when somebody first asks, not at the start.
 */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
class OpenApiController {

  /** RFC 9512 2.1. */
  private static final String YAML = "application/yaml";

  private final String yaml = read();
  private final String json = json(yaml);

  /** This document as JSON. */
  @Get("/openapi.json")
  @Access(Who.ANYONE)
  @Answers(body = Object.class)
  String json() {
    return json;
  }

  /** This document as YAML. */
  @Get("/openapi.yaml")
  @Produces(YAML)
  @Access(Who.ANYONE)
  @Answers(body = String.class, type = YAML)
  String yaml() {
    return yaml;
  }

  private static String read() {
    try (InputStream file = OpenApiController.class.getResourceAsStream("/openapi.yaml")) {
      if (file == null) {
        throw Fault.of(Kind.INTERNAL, "openapi.yaml is missing in the server's jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String json(String yaml) {
    try {
      return new ObjectMapper().writeValueAsString(new YAMLMapper().readTree(yaml));
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "openapi.yaml is not YAML", e);
    }
  }
}
