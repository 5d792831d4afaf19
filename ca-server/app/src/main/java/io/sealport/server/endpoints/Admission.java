package io.sealport.server.endpoints;

import com.google.common.net.InetAddresses;
import io.sealport.api.EndpointRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Usage;
import io.sealport.server.identity.network.AddressGuard;
import io.sealport.yaml.Complaints;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether endpoints can be watched as they are asked for. */
@Singleton
class Admission {

  private final Policies policies;
  private final AddressGuard guard;

  Admission(Policies policies, AddressGuard guard) {
    this.policies = policies;
    this.guard = guard;
  }

  /**
   * The endpoints that are asked for.
   *
   * @throws Fault BAD_INPUT with all that is wrong with any of them, or if there are none or more
   *     than {@code most}
   */
  List<Endpoint> judge(List<EndpointRequest> asked, int most) {
    if (asked.isEmpty() || asked.size() > most) {
      throw Fault.of(Kind.BAD_INPUT, asked.size() + " endpoints; wanted 1 to " + most);
    }
    Complaints complaints = new Complaints();
    Set<String> ids = new HashSet<>();
    List<Endpoint> endpoints =
        asked.stream().flatMap(r -> complaints.attempt(() -> judge(r, ids)).stream()).toList();
    complaints.raise();
    return endpoints;
  }

  private Endpoint judge(@Nullable EndpointRequest asked, Set<String> ids) {
    if (asked == null) {
      throw Fault.of(Kind.BAD_INPUT, "one of the endpoints is null");
    }
    Endpoint endpoint = Endpoint.of(asked);
    if (!ids.add(endpoint.id())) {
      throw Fault.of(Kind.BAD_INPUT, endpoint.id() + " is named twice");
    }
    endpoint.profile().ifPresent(p -> requireOfServers(endpoint, p));
    if (endpoint.name().type() == Name.Type.IP) {
      requireAllowed(endpoint);
    }
    if (endpoint.testsRevoked()) {
      requireTestProfile();
    }
    return endpoint;
  }

  private void requireOfServers(Endpoint endpoint, String profile) {
    Optional<Profile> found = policies.current().profile(profile);
    if (found.filter(p -> p.usage() == Usage.SERVER).isEmpty()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          endpoint.id()
              + ": profile "
              + Name.printable(profile)
              + (found.isEmpty() ? " is not there" : " is not for servers")
              + "; wanted one for servers");
    }
  }

  /** A name is judged at each look, by the addresses that it has then. */
  private void requireAllowed(Endpoint endpoint) {
    guard
        .objection(InetAddresses.forString(endpoint.name().value()))
        .ifPresent(
            objection -> {
              throw Fault.of(Kind.BAD_INPUT, endpoint.id() + ": " + objection)
                  .withHint("network: allow: in identity.yaml names the house's own networks");
            });
  }

  private void requireTestProfile() {
    if (policies.current().profile(RevokedUser.PROFILE).isEmpty()) {
      throw Fault.of(
              Kind.CONFLICT,
              "there is no profile " + RevokedUser.PROFILE + "; wanted one for a revoked test")
          .withHint(
              "copy policies/profiles/"
                  + RevokedUser.PROFILE
                  + ".yaml of this release into the home, then: sealport policy reload");
    }
  }
}
