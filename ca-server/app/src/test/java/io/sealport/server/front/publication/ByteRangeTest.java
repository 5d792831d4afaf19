package io.sealport.server.front.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, bytes 0-0/1000",
    "bytes=0-499, bytes 0-499/1000",
    "bytes=500-, bytes 500-999/1000",
    "bytes=-500, bytes 500-999/1000",
    "bytes=-5000, bytes 0-999/1000",
    "bytes=999-, bytes 999-999/1000",
    "bytes=10-99999999999999999, bytes 10-999/1000",
    "BYTES = 1 - 2, bytes 1-2/1000"
  })
  void is_what_the_file_has_of_it(String header, String content) {
    assertThat(ByteRange.parse(header, 1000).orElseThrow().of(1000)).isEqualTo(content);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=1000-2000", "bytes=-0"})
  void is_nothing_where_the_file_has_none_of_it(String header) {
    ByteRange nothing = ByteRange.parse(header, 1000).orElseThrow();

    assertThat(nothing.isNothing()).isTrue();
    assertThat(nothing.of(1000)).isEqualTo("bytes */1000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=5-4",
        "bytes=a-b",
        "bytes=0-1,5-6",
        "lines=0-1",
        "bytes=0-1x",
        "bytes=0-10000000000000000000"
      })
  void is_the_whole_file_where_it_is_no_single_range(String header) {
    assertThat(ByteRange.parse(header, 1000)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-", "bytes=-1", "bytes=0-0"})
  void an_empty_file_has_nothing(String header) {
    assertThat(ByteRange.parse(header, 0).orElseThrow().isNothing()).isTrue();
  }
}
