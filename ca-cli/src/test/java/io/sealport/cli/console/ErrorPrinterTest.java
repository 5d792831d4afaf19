package io.sealport.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorPrinterTest {

  private final StringWriter err = new StringWriter();

  @Test
  void prints_message_and_hint_and_no_trace() {
    ExitCode code =
        printer(Map.of()).print(Fault.of(Kind.CONFLICT, "it exists").withHint("--force"));

    assertThat(code).isEqualTo(ExitCode.CONFLICT);
    assertThat(err).hasToString("error: it exists\nhint: --force\n");
  }

  @Test
  void prints_every_violation_on_its_line() {
    Violation one = new Violation("names.allow", "dns:evil.com", "dns:*.example.com");
    Violation two = new Violation("keys", "rsa-1024", "rsa-2048..");

    ExitCode code = printer(Map.of()).print(Violations.refusal("refused", List.of(one, two)));

    assertThat(code).isEqualTo(ExitCode.REFUSED);
    assertThat(err.toString())
        .isEqualTo(
            "error: refused\n"
                + "  names.allow: found dns:evil.com, wanted dns:*.example.com\n"
                + "  keys: found rsa-1024, wanted rsa-2048..\n");
  }

  @Test
  void a_message_of_two_lines_is_printed_as_one() {
    printer(Map.of()).print(Fault.of(Kind.BAD_INPUT, "one\n  two\u0007"));

    assertThat(err).hasToString("error: one; two\\u0007\n");
  }

  @Test
  void an_unexpected_exception_has_no_trace_unless_asked_for() {
    assertThat(printer(Map.of()).print(new IllegalStateException("oops")))
        .isEqualTo(ExitCode.UNEXPECTED);
    assertThat(err.toString()).contains("oops").doesNotContain("\tat ");

    printer(Map.of("SEALPORT_DEBUG", "1")).print(new IllegalStateException("oops"));
    assertThat(err.toString()).contains("\tat ");
  }

  @Test
  void the_exit_codes_are_those_that_are_documented() {
    assertThat(ExitCode.values())
        .extracting(ExitCode::number)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
    assertThat(ExitCode.of(Kind.BAD_CONFIGURATION).number()).isEqualTo(2);
    assertThat(ExitCode.of(Kind.FORBIDDEN).number()).isEqualTo(6);
    assertThat(ExitCode.of(Kind.BUSY).number()).isEqualTo(8);
    assertThat(ExitCode.of(77)).isEqualTo(ExitCode.UNEXPECTED);
  }

  private ErrorPrinter printer(Map<String, String> environment) {
    return new ErrorPrinter(new PrintWriter(err), environment);
  }
}
