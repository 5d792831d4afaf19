package io.sealport.server.boot;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.AddressBlock;
import io.sealport.pki.Name;
import io.sealport.server.identity.network.DnsSettings;
import io.sealport.server.identity.network.Dnssec;
import io.sealport.server.identity.network.NetworkSettings;
import io.sealport.server.identity.network.NetworkSettings.Ports;
import io.sealport.server.identity.network.TrustAnchor;
import io.sealport.yaml.YamlMap;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** The part of the configuration that says what identity checks may reach. */
final class NetworkSection {

  private static final int DNS_PORT = 53;
  private static final int MAX_PORT = 65_535;

  private NetworkSection() {}

  /**
   * Reads the section; what it does not say is as in {@link NetworkSettings#DEFAULTS}.
   *
   * @param home not needed: no file is named here
   * @throws Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static NetworkSettings read(YamlMap section, Path home) {
    section.only(
        "resolvers",
        "dnssec",
        "trust-anchors",
        "unsigned",
        "allow",
        "http-port",
        "https-port",
        "tls-alpn-port");
    NetworkSettings standard = NetworkSettings.DEFAULTS;
    return new NetworkSettings(
        dns(section, standard.dns()),
        section.list("allow").stream().map(v -> v.as(NetworkSection::block)).toList(),
        new Ports(
            port(section, "http-port", standard.ports().http()),
            port(section, "https-port", standard.ports().https()),
            port(section, "tls-alpn-port", standard.ports().tlsAlpn())));
  }

  private static DnsSettings dns(YamlMap section, DnsSettings standard) {
    return new DnsSettings(
        section.list("resolvers").stream().map(v -> v.as(NetworkSection::server)).toList(),
        section.find("dnssec").map(v -> v.as(Dnssec::parse)).orElse(standard.dnssec()),
        section.list("trust-anchors").stream().map(v -> v.as(TrustAnchor::new)).toList(),
        section.list("unsigned").stream().map(v -> v.as(NetworkSection::domain)).toList());
  }

  private static int port(YamlMap section, String key, int standard) {
    return section.find(key).map(v -> v.integer(1, MAX_PORT)).orElse(standard);
  }

  private static AddressBlock block(String text) {
    return AddressBlock.parse(text, Name.printable(text));
  }

  private static Name domain(String text) {
    Name domain = Name.parse(text, Name.Type.DNS);
    if (domain.type() != Name.Type.DNS || domain.isWildcard()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + Name.printable(text) + "\" is no domain; wanted one such as corp.example.com");
    }
    return domain;
  }

  /** An address: the name of a resolver would have to be resolved first. */
  private static InetSocketAddress server(String text) {
    try {
      HostAndPort parts = HostAndPort.fromString(text);
      if (InetAddresses.isInetAddress(parts.getHost())) {
        return new InetSocketAddress(
            InetAddresses.forString(parts.getHost()), parts.getPortOrDefault(DNS_PORT));
      }
    } catch (IllegalArgumentException e) {
      throw wanted(text);
    }
    throw wanted(text);
  }

  private static Fault wanted(String text) {
    return Fault.of(
        Kind.BAD_INPUT,
        "\""
            + Name.printable(text)
            + "\" is no address; wanted one such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:53");
  }
}
