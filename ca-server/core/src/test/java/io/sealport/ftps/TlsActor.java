package io.sealport.ftps;

import io.sealport.pki.Forge.Forged;
import java.io.IOException;
import java.net.Socket;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsServerProtocol;

/**
 * A TLS server's part as a test wants it played, also wrongly. Keys are P-256 or RSA.
 *
 * @param chain what it sends
 * @param keys what it signs with, which need not be the key of the first certificate
 * @param versions what it speaks
 * @param client whether it asks for a client certificate
 * @param clientIssuers the CAs that it then names
 * @param protocol what it selects by ALPN if it is offered
 * @param stapled what it sends along with its certificate
 * @param signing what becomes of its signature
 * @param suites what it takes besides the good ones, by their numbers
 */
public record TlsActor(
    List<X509CertificateHolder> chain,
    KeyPair keys,
    List<ProtocolVersion> versions,
    Client client,
    List<X500Name> clientIssuers,
    Optional<String> protocol,
    Optional<OCSPResponse> stapled,
    Signing signing,
    List<Integer> suites) {

  /** What it wants of clients. */
  public enum Client {
    UNASKED,
    ASKED,
    REQUIRED,
    /** Asked for, and whatever is shown is not good enough, as if it were revoked. */
    REFUSED
  }

  /** What becomes of a signature before it is sent; may throw instead. */
  @FunctionalInterface
  public interface Signing {
    byte[] sent(byte[] signature) throws IOException;
  }

  /** A server that plays fair with TLS 1.2 and 1.3. */
  public static TlsActor of(Forged server, Forged... issuers) {
    X509CertificateHolder[] chain = new X509CertificateHolder[issuers.length + 1];
    chain[0] = server.certificate();
    for (int i = 0; i < issuers.length; i++) {
      chain[i + 1] = issuers[i].certificate();
    }
    return new TlsActor(
        List.of(chain),
        server.keys(),
        List.of(ProtocolVersion.TLSv13, ProtocolVersion.TLSv12),
        Client.UNASKED,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        s -> s,
        List.of());
  }

  public TlsActor sending(X509CertificateHolder... other) {
    return new TlsActor(
        List.of(other), keys, versions, client, clientIssuers, protocol, stapled, signing, suites);
  }

  public TlsActor signingWith(KeyPair other) {
    return new TlsActor(
        chain, other, versions, client, clientIssuers, protocol, stapled, signing, suites);
  }

  public TlsActor signing(Signing other) {
    return new TlsActor(
        chain, keys, versions, client, clientIssuers, protocol, stapled, other, suites);
  }

  public TlsActor speaking(ProtocolVersion... others) {
    return new TlsActor(
        chain,
        keys,
        Arrays.asList(others),
        client,
        clientIssuers,
        protocol,
        stapled,
        signing,
        suites);
  }

  public TlsActor clients(Client wanted, X500Name... issuers) {
    return new TlsActor(
        chain, keys, versions, wanted, List.of(issuers), protocol, stapled, signing, suites);
  }

  public TlsActor selecting(String name) {
    return new TlsActor(
        chain, keys, versions, client, clientIssuers, Optional.of(name), stapled, signing, suites);
  }

  public TlsActor stapling(OCSPResponse response) {
    return new TlsActor(
        chain,
        keys,
        versions,
        client,
        clientIssuers,
        protocol,
        Optional.of(response),
        signing,
        suites);
  }

  /** Takes that cipher suite too. */
  public TlsActor taking(int suite) {
    return new TlsActor(
        chain, keys, versions, client, clientIssuers, protocol, stapled, signing, List.of(suite));
  }

  /** Shakes hands on the socket. */
  public TlsServerProtocol accept(Socket socket) throws IOException {
    return accept(socket, new TlsSessions());
  }

  /** The same, letting clients resume these sessions. */
  public TlsServerProtocol accept(Socket socket, TlsSessions sessions) throws IOException {
    TlsServerProtocol protocol =
        new TlsServerProtocol(socket.getInputStream(), socket.getOutputStream());
    protocol.accept(new ActorServer(this, sessions));
    return protocol;
  }
}
