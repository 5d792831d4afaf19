package io.sealport.server.endpoints;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.check.CheckAspect;
import io.sealport.ftps.check.CheckOrder;
import io.sealport.ftps.check.CheckTargets;
import io.sealport.ftps.check.EndpointCheck;
import io.sealport.ftps.check.EndpointReport;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.status.StatusWeb;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.identity.network.AddressGuard;
import io.sealport.server.identity.network.Reach;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at one endpoint as a client of this CA does. The name is resolved once, and what {@link
 * Reach} lets pass is dialled. Whatever a stranger's certificate points at is not fetched: the
 * status of our own stands in the ledger.
 */
@Singleton
class Lookout {

  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  /** An operator who asks for a look waits for it, and a client gives up after a minute. */
  private static final Duration EACH = Duration.ofSeconds(20);

  private static final Duration TRIAL = Duration.ofSeconds(10);

  private final Reach reach;
  private final Dialer dialer;
  private final EndpointCheck check;
  private final Hierarchy hierarchy;
  private final RevokedUser revoked;
  private final Clock clock;

  Lookout(
      Reach reach,
      AddressGuard guard,
      Dialer dialer,
      Hierarchy hierarchy,
      RevokedUser revoked,
      Clock clock) {
    this.reach = reach;
    this.dialer =
        (to, deadline) -> {
          // What the look opens besides, such as data connections, is judged too.
          guard.require(to.getAddress());
          return dialer.dial(to, deadline);
        };
    this.check = new EndpointCheck(this.dialer, NOTHING);
    this.hierarchy = hierarchy;
    this.revoked = revoked;
    this.clock = clock;
  }

  /**
   * What a look has found.
   *
   * @param test empty where no revoked certificate was shown
   */
  record Sight(EndpointReport report, Optional<RevokedTest> test) {}

  /** Looks; whatever the other side does becomes a part of the report. */
  Sight look(Endpoint endpoint) {
    EndpointReport report = report(endpoint);
    Optional<FtpsTarget> target = report.target().filter(t -> !report.chain().isEmpty());
    return new Sight(
        report, endpoint.testsRevoked() ? target.flatMap(this::test) : Optional.empty());
  }

  /** Without a certificate to show nothing is tested, which {@link RevokedRule} tells. */
  private Optional<RevokedTest> test(FtpsTarget target) {
    try {
      ClientCredential client = revoked.credential();
      return new ClientTrial(dialer).show(client, target, Deadline.in(TRIAL));
    } catch (Fault e) {
      LOG.warn("there is no revoked client to test {} with: {}", target, e.message());
      return Optional.empty();
    }
  }

  private EndpointReport report(Endpoint endpoint) {
    List<InetAddress> addresses;
    try {
      addresses =
          reach
              .targets(endpoint.name(), endpoint.port(), Deadline.in(EACH), new Transcript())
              .stream()
              .map(InetSocketAddress::getAddress)
              .toList();
    } catch (NetFailure e) {
      return EndpointReport.withoutAddress(endpoint.id(), clock.instant(), e);
    }
    return check.check(
        CheckOrder.of(
                CheckTargets.of(
                    endpoint.name(),
                    addresses,
                    Optional.of(endpoint.port()),
                    endpoint.mode().mode()),
                clock.instant(),
                EACH)
            .trusting(hierarchy.anchors())
            .looking(CheckAspect.CIPHERS, CheckAspect.COMMANDS));
  }

  /** Nobody makes the CA fetch what a served certificate names. */
  private static final StatusWeb NOTHING =
      new StatusWeb() {
        @Override
        public byte[] get(String address, int limit) {
          throw Fault.of(Kind.UNAVAILABLE, "not asked from here");
        }

        @Override
        public byte[] post(String address, String mediaType, byte[] body, int limit) {
          throw Fault.of(Kind.UNAVAILABLE, "not asked from here");
        }
      };
}
