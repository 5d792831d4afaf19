package io.sealport.server.identity.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import io.sealport.net.AddressBlock;
import io.sealport.net.NetFailure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class AddressGuardTest {

  private static AddressGuard allowing(String... blocks) {
    return new AddressGuard(
        new NetworkSettings(
            DnsSettings.DEFAULTS,
            Arrays.stream(blocks).map(AddressBlock::of).toList(),
            NetworkSettings.Ports.DEFAULTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "93.184.216.34",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.1",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:80b::200e",
        "2001:4860:4860::8888",
        "2001:200::1",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void a_public_address_may_be_dialled(String address) {
    assertThat(allowing().objection(InetAddresses.forString(address))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0.0.0.0           | this network
          0.1.2.3           | this network
          10.0.0.1          | private
          10.255.255.255    | private
          100.64.0.1        | carriers
          100.127.255.255   | carriers
          127.0.0.1         | loopback
          127.255.0.1       | loopback
          169.254.0.1       | link-local
          169.254.169.254   | metadata
          169.254.170.2     | metadata
          100.100.100.200   | metadata
          192.0.0.192       | metadata
          168.63.129.16     | metadata
          172.16.0.1        | private
          172.31.255.255    | private
          192.0.0.8         | for protocols
          192.0.2.1         | documentation
          192.88.99.1       | 6to4
          192.168.1.1       | private
          198.18.0.1        | benchmarking
          198.19.255.255    | benchmarking
          198.51.100.7      | documentation
          203.0.113.9       | documentation
          224.0.0.1         | multicast
          239.255.255.255   | multicast
          240.0.0.1         | reserved
          255.255.255.255   | broadcast
          ::                | unspecified
          ::1               | loopback
          ::7f00:1          | IPv4-compatible
          64:ff9b:1::1      | NAT64 of one house
          100::1            | discard
          2001::1           | Teredo
          2001:0:4136:e378:8000:63bf:3fff:fdd2 | Teredo
          2001:2::1         | benchmarking
          2001:10::1        | ORCHID
          2001:20::1        | ORCHID
          2001:db8::1       | documentation
          3fff::1           | documentation
          5f00::1           | segment routing
          fc00::1           | private
          fd12:3456::1      | private
          fd00:ec2::254     | metadata
          fe80::1           | link-local
          fec0::1           | site-local
          ff02::1           | multicast
          4000::1           | not given out
          200::1            | not given out
          """)
  void a_special_address_may_not(String address, String what) {
    assertThatThrownBy(() -> allowing().require(InetAddresses.forString(address)))
        .isInstanceOfSatisfying(
            NetFailure.class,
            e -> assertThat(e.kind()).isEqualTo(NetFailure.Kind.FORBIDDEN_ADDRESS))
        .hasMessageStartingWith(address + " is ")
        .hasMessageContaining(what)
        .hasMessageEndingWith("which this CA may not dial");
  }

  @ParameterizedTest
  @CsvSource({
    "64:ff9b::7f00:1, 127.0.0.1",
    "64:ff9b::a9fe:a9fe, 169.254.169.254",
    "64:ff9b::a00:1, 10.0.0.1",
    "2002:7f00:1::1, 127.0.0.1",
    "2002:a9fe:a9fe::, 169.254.169.254",
    "2002:c0a8:101::5, 192.168.1.1"
  })
  void an_address_within_an_address_is_judged(String address, String within) {
    assertThat(allowing().objection(InetAddresses.forString(address)))
        .hasValueSatisfying(
            words -> assertThat(words).startsWith(address + " means " + within + ", which is "));
  }

  /** As Java keeps it when nothing turns it into IPv4. */
  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "169.254.169.254"})
  void ipv4_mapped_is_ipv4(String within) throws UnknownHostException {
    InetAddress mapped = mapped(within);

    assertThat(mapped).isInstanceOf(Inet6Address.class);
    assertThat(allowing().objection(mapped))
        .hasValueSatisfying(
            words -> assertThat(words).contains(" means " + within + ", which is "));
    assertThat(allowing().objection(mapped("8.8.8.8"))).isEmpty();
  }

  private static InetAddress mapped(String ipv4) throws UnknownHostException {
    byte[] octets = new byte[16];
    octets[10] = (byte) 0xff;
    octets[11] = (byte) 0xff;
    System.arraycopy(InetAddresses.forString(ipv4).getAddress(), 0, octets, 12, 4);
    return Inet6Address.getByAddress(null, octets, -1);
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.2.3",
    "10.1.2.3, 10.1.2.3",
    "127.0.0.0/8, 127.0.0.1",
    "10.0.0.0/8, 64:ff9b::a01:203",
    "fd00::/8, fd12::1",
    "::1, ::1",
    "169.254.169.254, 169.254.169.254"
  })
  void what_is_allowed_may_be_dialled(String block, String address) {
    assertThatCode(() -> allowing(block).require(InetAddresses.forString(address)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 192.168.0.1",
    "10.1.0.0/16, 10.2.0.1",
    "::/0, 127.0.0.1",
    "0.0.0.0/0, ::1",
    "169.254.0.0/16, 169.254.169.254",
    "100.64.0.0/10, 100.100.100.200",
    "fc00::/7, fd00:ec2::254",
    "0.0.0.0/0, 64:ff9b::a9fe:a9fe"
  })
  void a_range_allows_nothing_else_and_never_a_cloud_s_metadata(String block, String address) {
    assertThat(allowing(block).objection(InetAddresses.forString(address))).isPresent();
  }

  @Test
  void the_refusal_says_address_and_range() {
    assertThat(allowing().objection(InetAddresses.forString("192.168.1.1")))
        .hasValue("192.168.1.1 is private (RFC 1918) (192.168.0.0/16), which this CA may not dial");
  }
}
