package io.sealport.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBlockTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255",
    "172.16.0.0/12, 172.31.0.1",
    "192.0.2.1, 192.0.2.1",
    "0.0.0.0/0, 255.255.255.255",
    "2001:db8::/33, 2001:db8:7fff::1",
    "2001:db8::1, 2001:db8::1",
    "::/0, ::1"
  })
  void holds_what_begins_with_its_bits(String block, String address) {
    assertThat(AddressBlock.of(block).contains(InetAddresses.forString(address))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 11.0.0.0",
    "172.16.0.0/12, 172.32.0.0",
    "192.0.2.1, 192.0.2.2",
    "0.0.0.0/0, 2001:db8::1",
    "2001:db8::/33, 2001:db8:8000::1",
    "::/0, 192.0.2.1"
  })
  void holds_no_other(String block, String address) {
    assertThat(AddressBlock.of(block).contains(InetAddresses.forString(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "192.0.2.1", "::/0", "2001:db8::/32", "2001:db8::1"})
  void is_written_as_it_is_read(String block) {
    assertThat(AddressBlock.of(block)).hasToString(block);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost         | an address or a range such as 10.0.0.0/8 or 2001:db8::/32
          10.0.0.0/         | an address or a range such as 10.0.0.0/8 or 2001:db8::/32
          10.0.0.0/8/8      | an address or a range such as 10.0.0.0/8 or 2001:db8::/32
          fe80::1%1/64      | an address or a range such as 10.0.0.0/8 or 2001:db8::/32
          010.0.0.1         | an address or a range such as 10.0.0.0/8 or 2001:db8::/32
          10.0.0.0/33       | a prefix of at most 32 bits
          2001:db8::/129    | a prefix of at most 128 bits
          10.1.0.0/8        | the range's first address, 10.0.0.0/8
          2001:db8::1/64    | the range's first address, 2001:db8::/64
          """)
  void refuses_what_is_no_block(String text, String wanted) {
    assertThatThrownBy(() -> AddressBlock.of(text))
        .isInstanceOf(Fault.class)
        .hasMessage("\"" + text + "\"; wanted " + wanted);
  }

  @Test
  void quotes_the_text_as_it_is_told_to() {
    assertThatThrownBy(() -> AddressBlock.parse("x\u0000", "x?"))
        .hasMessageStartingWith("\"x?\"; wanted ");
  }
}
