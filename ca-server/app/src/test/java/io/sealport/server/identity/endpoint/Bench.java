package io.sealport.server.identity.endpoint;

import io.sealport.net.AddressBlock;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.server.identity.FakeFtps;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.network.AddressGuard;
import io.sealport.server.identity.network.DnsSettings;
import io.sealport.server.identity.network.FakeResolver;
import io.sealport.server.identity.network.NetworkSettings;
import io.sealport.server.identity.network.Reach;
import io.sealport.server.identity.network.RecordingDialer;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * Endpoints of {@code ftp.example.com} at 192.0.2.1 that are on loopback in truth, and the checks
 * that look at them.
 */
final class Bench implements AutoCloseable {

  static final Name NAME = Name.dns("ftp.example.com");

  final FakeResolver resolver = new FakeResolver().answer(NAME.value(), "192.0.2.1");
  final RecordingDialer dialer = new RecordingDialer();
  final Map<KeyHash, List<Name>> uses = new HashMap<>();
  private final List<FakeFtps> servers = new ArrayList<>();

  /** Documentation's addresses may be dialled; they all end on loopback. */
  Endpoints endpoints() {
    NetworkSettings settings =
        new NetworkSettings(
            DnsSettings.DEFAULTS,
            List.of(AddressBlock.of("192.0.2.0/24")),
            NetworkSettings.Ports.DEFAULTS);
    return new Endpoints(new Reach(resolver, new AddressGuard(settings), dialer));
  }

  EndpointKeyCheck endpointKey() {
    return new EndpointKeyCheck(endpoints(), dialer, objections());
  }

  EndpointRenewalCheck endpointRenewal() {
    return new EndpointRenewalCheck(endpoints(), dialer, objections());
  }

  EndpointChallengeCheck endpointChallenge() {
    return new EndpointChallengeCheck(endpoints(), dialer);
  }

  EndpointFileCheck endpointFile() {
    return new EndpointFileCheck(new EndpointFileSettings(true), endpoints(), dialer);
  }

  private KeyObjections objections() {
    return new KeyObjections(key -> uses.getOrDefault(key, List.of()));
  }

  /** Serves it at 192.0.2.1:21 after AUTH TLS. */
  FakeFtps serve(Forged serving) {
    return at("192.0.2.1:21", FakeFtps.explicit(serving));
  }

  /** Serves something at an address. */
  FakeFtps at(String address, FakeFtps server) {
    servers.add(server);
    dialer.detour(address, server.port());
    String host = address.substring(0, address.lastIndexOf(':') + 1);
    dialer.detour(host + server.dataPort(), server.dataPort());
    return server;
  }

  /** A certificate of the key as somebody makes one who has no CA yet. */
  static Forged selfSigned(KeyPair pair, String... names) {
    Forge certificate = Forge.of("CN=anything").key(pair);
    GeneralName[] general = new GeneralName[names.length];
    for (int i = 0; i < names.length; i++) {
      general[i] = new GeneralName(GeneralName.dNSName, names[i]);
    }
    return (names.length == 0 ? certificate : certificate.names(general)).selfSigned();
  }

  static String refusal(Finding finding) {
    if (finding instanceof Finding.NotProven not) {
      return not.statement();
    }
    throw new AssertionError("proven: " + finding.statement());
  }

  @Override
  public void close() {
    servers.forEach(FakeFtps::close);
  }
}
