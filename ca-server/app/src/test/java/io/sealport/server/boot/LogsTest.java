package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a line of the log looks like, whatever was to be logged. */
@Tag("once")
class LogsTest {

  /** As whoever sends a request would have it: a line of its own, and a terminal's commands. */
  private static final String FORGED = "x\r\n2026-01-01 ERROR Forged: yes\u0085\u2028\u001b[31m";

  private final LoggerContext context = new LoggerContext();
  private Encoder<ILoggingEvent> text;

  @BeforeEach
  void configure() throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Logs.class.getResource("/logback.xml"));
    text =
        ((ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender("STDERR"))
            .getEncoder();
    assertThat(text).isInstanceOf(PatternLayoutEncoder.class);
  }

  private LoggingEvent event(String message, Throwable thrown) {
    return event(message, thrown, Map.of("request", "0123456789abcdef"));
  }

  private LoggingEvent event(String message, Throwable thrown, Map<String, String> mdc) {
    LoggingEvent event =
        new LoggingEvent(
            "test",
            context.getLogger("io.sealport.server.Test"),
            Level.WARN,
            message,
            thrown,
            null);
    event.setMDCPropertyMap(mdc);
    return event;
  }

  private static String line(Encoder<ILoggingEvent> encoder, ILoggingEvent event) {
    String line = new String(encoder.encode(event), StandardCharsets.UTF_8);
    assertThat(line).endsWith("\n");
    String body = line.substring(0, line.length() - 1);
    assertThat(body).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
    return body;
  }

  @Test
  void a_line_of_text_is_one_line_and_names_the_request() {
    assertThat(line(text, event(FORGED, null)))
        .matches("\\S+ WARN  \\[0123456789abcdef] Test: x 2026-01-01 ERROR Forged: yes \\[31m");
  }

  @Test
  void outside_of_a_request_there_is_no_id() {
    assertThat(line(text, event("starting", null, Map.of()))).matches("\\S+ WARN  Test: starting");
  }

  @Test
  void an_exception_is_in_the_same_line() {
    assertThat(line(text, event("it fails", new IllegalStateException(FORGED))))
        .contains("Test: it fails | java.lang.IllegalStateException: x 2026-01-01 ERROR Forged");
  }

  @Test
  void a_line_of_json_is_one_object_with_the_request() throws IOException {
    JsonLines lines = new JsonLines(context);
    lines.start();
    JsonNode line =
        Json.mapper().readTree(line(lines, event(FORGED, new IllegalStateException(FORGED))));

    assertThat(line.get("formattedMessage").asText()).isEqualTo(FORGED);
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("loggerName").asText()).isEqualTo("io.sealport.server.Test");
    assertThat(line.get("mdc").get("request").asText()).isEqualTo("0123456789abcdef");
    assertThat(line.get("timestamp").asLong()).isPositive();
    assertThat(line.get("throwable").get("message").asText()).isEqualTo(FORGED);
  }
}
