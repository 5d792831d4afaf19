package io.sealport.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class AttemptsTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, 192.0.2.7",
    "2001:db8:1:2:3:4:5:6, 20:01:0d:b8:00:01:00:02::/64",
    "2001:db8:1:2::9, 20:01:0d:b8:00:01:00:02::/64",
    "fe80:0:0:0:0:0:0:1%2, fe:80:00:00:00:00:00:00::/64",
  })
  void of_ipv6_a_whole_network_counts_as_one(String address, String counted) {
    assertThat(Attempts.network(address)).isEqualTo(counted);
  }
}
