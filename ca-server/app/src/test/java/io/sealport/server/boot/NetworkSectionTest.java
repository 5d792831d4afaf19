package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.net.AddressBlock;
import io.sealport.net.Addresses;
import io.sealport.pki.Name;
import io.sealport.server.identity.network.Dnssec;
import io.sealport.server.identity.network.NetworkSettings;
import io.sealport.server.identity.network.TrustAnchor;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class NetworkSectionTest {

  private static NetworkSettings read(String yaml) {
    return NetworkSection.read(YamlMap.parse("identity.yaml", yaml), Path.of("home"));
  }

  @Test
  void what_is_not_said_is_safe() {
    assertThat(read("{}")).isEqualTo(NetworkSettings.DEFAULTS);
    assertThat(NetworkSettings.DEFAULTS.allow()).isEmpty();
    assertThat(NetworkSettings.DEFAULTS.dns().dnssec()).isEqualTo(Dnssec.WHERE_OFFERED);
    assertThat(NetworkSettings.DEFAULTS.dns().anchors()).isEqualTo(TrustAnchor.ROOT);
  }

  @Test
  void every_key_is_read() {
    NetworkSettings settings =
        read(
            """
            resolvers: [192.0.2.53, "192.0.2.54:5353", "[2001:db8::53]:54", "2001:db8::54"]
            dnssec: required
            trust-anchors: ["example. IN DS 1 13 2 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"]
            unsigned: [corp.example.com]
            allow: [10.0.0.0/8, "fd00::/8", 192.0.2.7]
            http-port: 8080
            https-port: 8443
            tls-alpn-port: 9443
            """);

    assertThat(settings.dns().servers())
        .extracting(Addresses::text)
        .containsExactly(
            "192.0.2.53:53", "192.0.2.54:5353", "[2001:db8::53]:54", "[2001:db8::54]:53");
    assertThat(settings.dns().dnssec()).isEqualTo(Dnssec.REQUIRED);
    assertThat(settings.dns().anchors()).hasSize(1).doesNotContainAnyElementsOf(TrustAnchor.ROOT);
    assertThat(settings.dns().unsigned()).containsExactly(Name.dns("corp.example.com"));
    assertThat(settings.allow())
        .containsExactly(
            AddressBlock.of("10.0.0.0/8"),
            AddressBlock.of("fd00::/8"),
            AddressBlock.of("192.0.2.7"));
    assertThat(settings.ports()).isEqualTo(new NetworkSettings.Ports(8080, 8443, 9443));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          resolvers: [dns.example.com]  | "dns.example.com" is no address; wanted one such as
          resolvers: ["1.2.3.4:x"]      | "1.2.3.4:x" is no address; wanted one such as
          dnssec: maybe                 | "maybe" is no mode of DNSSEC; wanted off, where-offered, required
          trust-anchors: ["here"]       | "here" is no trust anchor; wanted one as in
          unsigned: ["*.example.com"]   | "*.example.com" is no domain; wanted one such as
          unsigned: [10.0.0.1]          | "10.0.0.1" is no domain; wanted one such as
          allow: [10.1.0.0/8]           | "10.1.0.0/8"; wanted the range's first address, 10.0.0.0/8
          allow: [internal]             | "internal"; wanted an address or a range
          http-port: 0                  | http-port is "0"; wanted a whole number from 1 to 65535
          https-port: 65536             | https-port is "65536"; wanted a whole number
          tls-alpn-port: x              | tls-alpn-port is "x"; wanted a whole number
          alow: []                      | unknown key "alow"; known here are allow, dnssec
          """)
  void what_is_wrong_is_told_with_its_place(String yaml, String message) {
    assertThatThrownBy(() -> read("\n" + yaml))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("identity.yaml:2: ")
        .hasMessageContaining(message);
  }
}
