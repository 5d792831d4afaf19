package io.sealport.moving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenSslIndexTest {

  @TempDir Path folder;

  private List<IndexLine> read(String text) throws IOException {
    Path file = folder.resolve("index.txt");
    Files.write(file, text.replace('|', '\t').getBytes(StandardCharsets.ISO_8859_1));
    return OpenSslIndex.read(file);
  }

  @Test
  void reads_what_is_valid_revoked_and_expired() throws IOException {
    List<IndexLine> lines =
        read(
            "V|270101000000Z||1000|unknown|/CN=alice\n"
                + "R|270101000000Z|260203040506Z,keyCompromise|0A|unknown|/CN=bob\n"
                + "E|20510101000000Z||FFEE|unknown|/CN=eve\n");

    assertThat(lines)
        .extracting(IndexLine::serial)
        .containsExactly(
            SerialNumber.parse("1000"), SerialNumber.parse("a"), SerialNumber.parse("ffee"));
    assertThat(lines.get(0).notAfter()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    assertThat(lines.get(0).revocation()).isEmpty();
    assertThat(lines.get(1).revocation())
        .contains(
            new OldRevocation(
                RevocationReason.KEY_COMPROMISE, Instant.parse("2026-02-03T04:05:06Z")));
    assertThat(lines.get(2).notAfter()).isEqualTo(Instant.parse("2051-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',UNSPECIFIED",
    "',CACompromise',CA_COMPROMISE",
    "',superseded',SUPERSEDED",
    "',certificateHold',CERTIFICATE_HOLD",
    "',holdInstruction,holdInstructionReject',CERTIFICATE_HOLD",
    "',keyTime,20260101000000Z',KEY_COMPROMISE",
    "',CAkeyTime,20260101000000Z',CA_COMPROMISE",
    "',removeFromCRL',UNSPECIFIED",
  })
  void reads_every_reason_that_openssl_writes(String field, RevocationReason reason)
      throws IOException {
    assertThat(read("R|270101000000Z|260101000000Z" + field + "|01|unknown|/CN=a\n"))
        .singleElement()
        .satisfies(l -> assertThat(l.revocation().orElseThrow().reason()).isEqualTo(reason));
  }

  @Test
  void a_tab_in_a_subject_has_a_backslash_and_windows_has_other_line_ends() throws IOException {
    assertThat(read("V|270101000000Z||01|unknown|/CN=a\\|b\r\n\r\n# kept by hand\r\n"))
        .singleElement()
        .extracting(IndexLine::subject)
        .isEqualTo("/CN=a\\u0009b");
  }

  @Test
  void what_is_no_utf8_in_a_subject_does_no_harm() throws IOException {
    assertThat(read("V|270101000000Z||01|unknown|/CN=M\u00fcller\n")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "V|270101000000Z||02|unknown; 5 fields between tabs",
        "X|270101000000Z||02|unknown|/CN=b; the status \"X\"",
        "V|271301000000Z||02|unknown|/CN=b; the date \"271301000000Z\"",
        "V|tomorrow||02|unknown|/CN=b; the date \"tomorrow\"",
        "V|270101000000Z|260101000000Z|02|unknown|/CN=b; status V with a revocation date",
        "R|270101000000Z||02|unknown|/CN=b; status R without a revocation date",
        "R|270101000000Z|yesterday|02|unknown|/CN=b; the date \"yesterday\"",
        "R|270101000000Z|260101000000Z,boredom|02|unknown|/CN=b; the reason \"boredom\"",
        "V|270101000000Z||two|unknown|/CN=b; the serial \"two\"",
        "V|270101000000Z||00|unknown|/CN=b; the serial \"00\"",
      })
  void a_damaged_line_is_named_with_what_is_wrong(String line, String found) {
    String text = "V|270101000000Z||01|unknown|/CN=a\n" + line + "\n";

    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .hasMessageContaining("index.txt:2: " + found)
        .hasMessageContaining("; wanted ");
  }
}
