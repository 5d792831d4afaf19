package io.sealport.ftps.check;

import io.sealport.pki.CertificateWindow;
import io.sealport.pki.ClientCredential;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.x500.X500Name;

/** Whether a client certificate is asked for, and of which CAs. */
final class ClientRequestLook {

  /** Some servers name every CA of their system. */
  private static final int MOST_NAMED = 20;

  private ClientRequestLook() {}

  static void at(Examination e) {
    if (!e.tls().clientCertificateRequested()) {
      e.found().fact("client-certificate", "not asked for");
      return;
    }
    List<X500Name> named = e.tls().clientIssuers();
    if (named.isEmpty()) {
      e.found().fact("client-certificate", "asked for, of any CA");
      e.found()
          .fault(
              FaultId.CLIENT_CA_LIST_EMPTY, "a client certificate is asked for, and no CA named");
      return;
    }
    e.found().fact("client-certificate", "asked for, of " + words(named));
    e.order().client().filter(c -> !isNamed(c, named)).ifPresent(c -> missing(e, c, named));
  }

  /** One of the certificates that are shown was issued by a CA that is named, or is one. */
  private static boolean isNamed(ClientCredential client, List<X500Name> named) {
    return client.chain().stream()
        .anyMatch(c -> named.contains(c.getIssuer()) || named.contains(c.getSubject()));
  }

  private static void missing(Examination e, ClientCredential client, List<X500Name> named) {
    String issuer = CertificateWindow.name(client.certificate().getIssuer());
    e.found()
        .fault(
            EndpointFault.of(FaultId.CLIENT_CA_MISSING, words(named))
                .wanting("\"" + issuer + "\", which issued the client certificate, among them"));
  }

  private static String words(List<X500Name> named) {
    String some =
        named.stream()
            .limit(MOST_NAMED)
            .map(n -> "\"" + CertificateWindow.name(n) + "\"")
            .collect(Collectors.joining(", "));
    int more = named.size() - MOST_NAMED;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
