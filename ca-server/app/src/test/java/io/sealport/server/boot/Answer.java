package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.api.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What the server said. */
public record Answer(HttpResponse<byte[]> response) {

  private static final ObjectMapper JSON = Json.mapper();

  /** A class's name, or a line of a stack trace. */
  private static final Pattern INSIDES =
      Pattern.compile("\\b(io|com|org|java|javax)\\.[a-z]+\\.|Exception|\\bat [\\w.$]+\\(");

  public int status() {
    return response.statusCode();
  }

  /** The header's value, empty if it is not there. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  public byte[] bytes() {
    return response.body();
  }

  public String text() {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** The body, if the status is the expected one. */
  public <T> T as(int status, Class<T> type) {
    return read(status, JSON.constructType(type));
  }

  public <T> T as(int status, TypeReference<T> type) {
    return read(status, JSON.constructType(type.getType()));
  }

  private <T> T read(int status, com.fasterxml.jackson.databind.JavaType type) {
    assertThat(status()).as("status of %s", text()).isEqualTo(status);
    assertThat(header("Content-Type")).startsWith("application/json");
    try {
      return JSON.readValue(bytes(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One clear problem of that status and kind, which shows nothing of the inside. */
  public Problem problem(int status, String kind) {
    assertThat(status()).as("status of %s", text()).isEqualTo(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    Problem problem;
    try {
      problem = JSON.readValue(bytes(), Problem.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.kind()).isEqualTo(kind);
    assertThat(problem.type()).isEqualTo("urn:sealport:problem:" + kind);
    assertThat(problem.title()).isNotBlank();
    assertThat(problem.detail()).isNotBlank().hasLineCount(1);
    assertThat(problem.request()).isNotBlank();
    assertThat(text()).doesNotContainPattern(INSIDES);
    return problem;
  }
}
