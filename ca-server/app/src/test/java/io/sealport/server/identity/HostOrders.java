package io.sealport.server.identity;

import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.policy.Profile;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Orders of FTPS endpoints for tests, and looks at them. */
public final class HostOrders {

  private final KeyPair pair;
  private List<Name> names = List.of();
  private String endpoint = "{}";
  private Optional<X509CertificateHolder> current = Optional.empty();

  private HostOrders(KeyPair pair) {
    this.pair = pair;
  }

  /** Orders for that key. */
  public static HostOrders of(KeyPair pair, String... names) {
    HostOrders order = new HostOrders(pair);
    order.names = Arrays.stream(names).map(Name::parse).toList();
    return order;
  }

  /** The profile's section endpoint, as YAML in one line. */
  public HostOrders endpoint(String section) {
    endpoint = section;
    return this;
  }

  public HostOrders renewing(X509CertificateHolder certificate) {
    current = Optional.of(certificate);
    return this;
  }

  public Order order() {
    Csr csr = CsrDraft.sign(pair, names);
    return new Order(
        "r1",
        "key:of-r1",
        "nonce-of_r1",
        csr,
        names,
        Profile.parse(
            "host.yaml",
            """
            profile: host
            issuer: servers
            names: {allow: ["dns:**", "ip:0.0.0.0/0"]}
            proof: {each-name: [endpoint-key], endpoint: %s}
            keys: [ec-p256]
            validity: {max: 7d}
            """
                .formatted(endpoint)),
        Optional.of("127.0.0.1"),
        Forge.NOW,
        current);
  }

  /** A look at the moment at which forged certificates are valid. */
  public static Looking looking() {
    return new Looking(Forge.NOW, Deadline.in(Duration.ofSeconds(10)), new Transcript());
  }
}
