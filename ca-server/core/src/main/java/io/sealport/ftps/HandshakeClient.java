package io.sealport.ftps;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.AlertLevel;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsKeyExchangeFactory;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsSession;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of one handshake, as Bouncy Castle asks for it. It remembers what the server
 * served, and hands it out only once the server has proved to hold the certificate's key: with TLS
 * 1.2 by the signature on its key exchange, with 1.3 by CertificateVerify and Finished.
 */
final class HandshakeClient extends AbstractTlsClient implements TlsAuthentication {

  /** A server's own, its issuers, and a root or two that it need not have sent. */
  private static final int MAX_CHAIN = 10;

  /** For the names of all CAs that a system trusts, which some servers send. */
  private static final int MAX_MESSAGE = 64 * 1024;

  private final HandshakeTerms terms;

  private List<X509CertificateHolder> chain = List.of();
  private @Nullable TlsServerCertificate sent;
  private boolean keyIsProven;
  private @Nullable CertificateRequest asked;
  private @Nullable ServedTls served;
  private boolean complete;
  private boolean ended;

  HandshakeClient(HandshakeTerms terms) {
    super(new BcTlsCrypto());
    this.terms = terms;
  }

  /** What the server served, if it has the key of it. */
  Optional<ServedTls> served() {
    return Optional.ofNullable(served);
  }

  /** Whether the server has asked for a client certificate. */
  boolean wasAsked() {
    return asked != null;
  }

  /** Whether the server ended the handshake once it had seen that no certificate is shown. */
  boolean endedForWantOfCertificate() {
    return ended && asked != null && !complete;
  }

  /** The connection broke or was closed, which {@link #notifyAlertReceived} does not hear of. */
  void connectionEnded() {
    ended = true;
  }

  /** The session of the finished handshake, for another connection to resume. */
  Optional<TlsSession> session() {
    return Optional.ofNullable(context.getResumableSession());
  }

  /** Whether the finished handshake resumed the session of the terms. */
  boolean hasResumed() {
    return context.getSecurityParametersConnection().isResumedSession();
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return terms.offer().versions().stream()
        .map(v -> v == TlsVersion.TLS_1_3 ? ProtocolVersion.TLSv13 : ProtocolVersion.TLSv12)
        // The library takes the newest first.
        .sorted((a, b) -> b.getFullVersion() - a.getFullVersion())
        .toArray(ProtocolVersion[]::new);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(getCrypto(), OfferedSuite.ids());
  }

  @Override
  protected @Nullable Vector<ServerName> getSNIServerNames() {
    Vector<ServerName> names = new Vector<>();
    terms
        .offer()
        .serverName()
        .map(n -> new ServerName(NameType.host_name, n.getBytes(StandardCharsets.US_ASCII)))
        .ifPresent(names::add);
    // RFC 6066 3: an extension without names is not allowed.
    return names.isEmpty() ? null : names;
  }

  @Override
  protected @Nullable Vector<ProtocolName> getProtocolNames() {
    Vector<ProtocolName> names = new Vector<>();
    terms.offer().protocols().forEach(p -> names.add(ProtocolName.asUtf8Encoding(p)));
    return names.isEmpty() ? null : names;
  }

  /** Without SHA-1 and DSA: such a signature proves little. */
  @Override
  protected Vector<SignatureAndHashAlgorithm> getSupportedSignatureAlgorithms() {
    Vector<SignatureAndHashAlgorithm> strong = new Vector<>();
    for (Object one : TlsUtils.getDefaultSupportedSignatureAlgorithms(context)) {
      SignatureAndHashAlgorithm algorithm = (SignatureAndHashAlgorithm) one;
      if (algorithm.getHash() != HashAlgorithm.sha1
          && algorithm.getSignature() != SignatureAlgorithm.dsa) {
        strong.add(algorithm);
      }
    }
    return strong;
  }

  /** Also P-521, which no server needs and some have. */
  @Override
  @SuppressWarnings({"unchecked", "rawtypes"}) // the library has no types here
  protected Vector getSupportedGroups(Vector namedGroupRoles) {
    Vector groups = super.getSupportedGroups(namedGroupRoles);
    TlsUtils.addIfSupported(groups, getCrypto(), NamedGroup.secp521r1);
    return groups;
  }

  @Override
  public TlsKeyExchangeFactory getKeyExchangeFactory() {
    return new KeyExchanges(() -> keyIsProven = true);
  }

  @Override
  public int getMaxCertificateChainLength() {
    return MAX_CHAIN;
  }

  @Override
  public int getMaxHandshakeMessageSize() {
    return MAX_MESSAGE;
  }

  /** Whoever judges the certificates judges their signatures too. */
  @Override
  public boolean shouldCheckSigAlgOfPeerCerts() {
    return false;
  }

  @Override
  public @Nullable TlsSession getSessionToResume() {
    return terms.session().orElse(null);
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return this;
  }

  @Override
  public void notifyServerCertificate(TlsServerCertificate certificate) throws IOException {
    List<X509CertificateHolder> holders = new ArrayList<>();
    for (TlsCertificate one : certificate.getCertificate().getCertificateList()) {
      holders.add(new X509CertificateHolder(one.getEncoded()));
    }
    if (holders.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, "the server sent no certificate");
    }
    terms.judge().judge(holders);
    chain = List.copyOf(holders);
    sent = certificate;
  }

  /**
   * Shows what the offer has, or none. The library asks when all that the server says of itself has
   * been verified: with TLS 1.2 at ServerHelloDone, with 1.3 after its Finished.
   */
  @Override
  public @Nullable TlsCredentials getClientCredentials(CertificateRequest request)
      throws IOException {
    asked = request;
    keepServed(new Negotiated(context.getSecurityParametersHandshake()));
    return terms
        .offer()
        .client()
        .flatMap(c -> new ShownCredential(c, (BcTlsCrypto) getCrypto()).answering(request, context))
        .orElse(null);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    complete = true;
    if (!hasResumed()) {
      keepServed(new Negotiated(context.getSecurityParametersConnection()));
    }
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    ended = level == AlertLevel.fatal || description == AlertDescription.close_notify;
  }

  private void keepServed(Negotiated negotiated) throws IOException {
    boolean proven = keyIsProven || negotiated.version() == TlsVersion.TLS_1_3;
    if (!proven || sent == null) {
      throw new TlsFatalAlert(AlertDescription.internal_error, "no proof of the certificate's key");
    }
    served = negotiated.served(chain, sent, Optional.ofNullable(asked));
  }
}
