package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ASN.1 has one kind of digits, whatever the machine speaks. */
class CrlEntryLocaleTest {

  private final Locale before = Locale.getDefault();

  @AfterEach
  void speakAsBefore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "fa-IR, 2026-11-24T20:15:09Z, 261124201509Z",
    "ar-EG, 2026-11-24T20:15:09Z, 261124201509Z",
    "fa-IR, 2051-01-02T03:04:05Z, 20510102030405Z"
  })
  void the_date_is_in_ascii(String locale, Instant at, String written) {
    Locale.setDefault(Locale.forLanguageTag(locale));
    byte[] into = new byte[CrlEntryBytes.LONGEST];
    CrlEntryBytes entry = new CrlEntryBytes(into);

    entry.add("0a".getBytes(StandardCharsets.US_ASCII), 0, 2, 0, at.getEpochSecond());

    String text = new String(Arrays.copyOf(into, entry.position()), StandardCharsets.ISO_8859_1);
    assertThat(text).endsWith(written);
  }
}
