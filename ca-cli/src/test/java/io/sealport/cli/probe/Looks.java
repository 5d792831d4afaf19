package io.sealport.cli.probe;

import com.google.common.net.InetAddresses;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.net.AddressBlock;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.Transcript;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Name;
import io.sealport.policy.Profile;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.endpoint.Endpoints;
import io.sealport.server.identity.endpoint.KeyObjections;
import io.sealport.server.identity.network.AddressGuard;
import io.sealport.server.identity.network.DnsSettings;
import io.sealport.server.identity.network.NetworkSettings;
import io.sealport.server.identity.network.Reach;
import io.sealport.server.identity.network.Resolver;
import java.net.InetAddress;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** What identity checks need to look at a server on loopback that is called ftp.example.com. */
final class Looks {

  static final Name NAME = Name.dns("ftp.example.com");
  static final Dialer DIALER = Dialer.direct();
  static final Resolver RESOLVER = new Loopback();
  static final Endpoints ENDPOINTS = new Endpoints(new Reach(RESOLVER, guard(), DIALER));
  static final KeyObjections OBJECTIONS = new KeyObjections(key -> List.of());

  private Looks() {}

  /** Every name is 127.0.0.1. */
  private static final class Loopback implements Resolver {
    @Override
    public List<InetAddress> addresses(Name name, Deadline deadline, Transcript transcript) {
      return List.of(InetAddresses.forString("127.0.0.1"));
    }

    @Override
    public List<String> texts(String domain, Deadline deadline, Transcript transcript) {
      return List.of();
    }
  }

  private static AddressGuard guard() {
    return new AddressGuard(
        new NetworkSettings(
            DnsSettings.DEFAULTS,
            List.of(AddressBlock.of("127.0.0.0/8")),
            NetworkSettings.Ports.DEFAULTS));
  }

  /** A request for the name by that key. */
  static Order order(KeyPair pair, FtpsServer server) {
    return order(CsrDraft.sign(pair, List.of(NAME)), server, Optional.empty());
  }

  /** A request of a profile that names the server's port, in each mode. */
  static Order order(Csr csr, FtpsServer server, Optional<X509CertificateHolder> current) {
    int closed = LoopbackPorts.reserved();
    int explicit = server.options().implicit() ? closed : server.port();
    int implicit = server.options().implicit() ? server.port() : closed;
    return new Order(
        "r1",
        "key:of-r1",
        "nonce-of_r1",
        csr,
        List.of(NAME),
        Profile.parse(
            "host.yaml",
            """
            profile: host
            issuer: servers
            names: {allow: ["dns:**"]}
            proof:
              each-name: [endpoint-key]
              endpoint: {explicit-ports: [%d], implicit-ports: [%d]}
            keys: [ec-p256]
            validity: {max: 7d}
            """
                .formatted(explicit, implicit)),
        Optional.empty(),
        Instant.now(),
        current);
  }

  static Looking looking() {
    return new Looking(Instant.now(), Deadline.in(Duration.ofSeconds(20)), new Transcript());
  }
}
