package io.sealport.ftps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Vector;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSession;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsStreamSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A {@link TlsActor} in the library's terms, for one handshake. */
final class ActorServer extends DefaultTlsServer {

  private static final SignatureAndHashAlgorithm ECDSA =
      new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);

  private final TlsActor actor;
  private final TlsSessions sessions;

  ActorServer(TlsActor actor, TlsSessions sessions) {
    super(new BcTlsCrypto());
    this.actor = actor;
    this.sessions = sessions;
  }

  @Override
  public byte[] getNewSessionID() {
    byte[] id = new byte[32];
    getCrypto().getSecureRandom().nextBytes(id);
    return id;
  }

  @Override
  public TlsSession getSessionToResume(byte[] id) {
    return sessions.of(id);
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    sessions.lastResumed(context.getSecurityParametersConnection().isResumedSession());
    TlsSession session = context.getResumableSession();
    if (session != null) {
      sessions.keep(session);
    }
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return actor.versions().toArray(ProtocolVersion[]::new);
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    IntStream good =
        isRsa()
            ? IntStream.of(
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256)
            : IntStream.of(
                CipherSuite.TLS_AES_128_GCM_SHA256,
                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
                CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA);
    return IntStream.concat(good, actor.suites().stream().mapToInt(Integer::intValue)).toArray();
  }

  private boolean isRsa() {
    return actor.keys().getPrivate().getAlgorithm().equals("RSA");
  }

  @Override
  protected Vector<ProtocolName> getProtocolNames() {
    Vector<ProtocolName> names = new Vector<>();
    actor.protocol().ifPresent(p -> names.add(ProtocolName.asUtf8Encoding(p)));
    return names.isEmpty() ? null : names;
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    AsymmetricKeyParameter key =
        PrivateKeyFactory.createKey(actor.keys().getPrivate().getEncoded());
    return new Mischief(
        new BcDefaultTlsCredentialedSigner(
            new TlsCryptoParameters(context), (BcTlsCrypto) getCrypto(), key, chain(), scheme()));
  }

  private SignatureAndHashAlgorithm scheme() {
    return isRsa() ? SignatureAndHashAlgorithm.rsa_pss_rsae_sha256 : ECDSA;
  }

  private Certificate chain() throws IOException {
    TlsCertificate[] certificates = new TlsCertificate[actor.chain().size()];
    CertificateEntry[] entries = new CertificateEntry[certificates.length];
    for (int i = 0; i < certificates.length; i++) {
      certificates[i] = getCrypto().createCertificate(actor.chain().get(i).getEncoded());
      entries[i] = new CertificateEntry(certificates[i], i == 0 ? extensions() : null);
    }
    return TlsUtils.isTLSv13(context)
        ? new Certificate(TlsUtils.EMPTY_BYTES, entries)
        : new Certificate(certificates);
  }

  /** With TLS 1.3 the response is an extension of the certificate. */
  private Hashtable<Integer, byte[]> extensions() throws IOException {
    CertificateStatus status = getCertificateStatus();
    if (status == null) {
      return null;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    status.encode(bytes);
    Hashtable<Integer, byte[]> extensions = new Hashtable<>();
    extensions.put(TlsExtensionsUtils.EXT_status_request, bytes.toByteArray());
    return extensions;
  }

  @Override
  public CertificateStatus getCertificateStatus() {
    return actor
        .stapled()
        .map(r -> new CertificateStatus(CertificateStatusType.ocsp, r))
        .orElse(null);
  }

  @Override
  public CertificateRequest getCertificateRequest() throws IOException {
    if (actor.client() == TlsActor.Client.UNASKED) {
      return null;
    }
    Vector<SignatureAndHashAlgorithm> algorithms = new Vector<>();
    algorithms.add(ECDSA);
    algorithms.add(new SignatureAndHashAlgorithm(HashAlgorithm.sha384, SignatureAlgorithm.ecdsa));
    algorithms.add(SignatureAndHashAlgorithm.rsa_pss_rsae_sha256);
    algorithms.add(SignatureAndHashAlgorithm.ed25519);
    Vector<Object> issuers = new Vector<>(actor.clientIssuers());
    return TlsUtils.isTLSv13(context)
        ? new CertificateRequest(
            TlsUtils.EMPTY_BYTES, algorithms, null, issuers.isEmpty() ? null : issuers)
        : new CertificateRequest(
            new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
            algorithms,
            issuers);
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    if (actor.client() == TlsActor.Client.REQUIRED && certificate.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    if (actor.client() == TlsActor.Client.REFUSED && !certificate.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.certificate_revoked);
    }
  }

  /** Does with each signature what the actor wants. */
  private final class Mischief implements TlsCredentialedSigner {
    private final TlsCredentialedSigner honest;

    Mischief(TlsCredentialedSigner honest) {
      this.honest = honest;
    }

    @Override
    public Certificate getCertificate() {
      return honest.getCertificate();
    }

    @Override
    public byte[] generateRawSignature(byte[] hash) throws IOException {
      return actor.signing().sent(honest.generateRawSignature(hash));
    }

    @Override
    public SignatureAndHashAlgorithm getSignatureAndHashAlgorithm() {
      return honest.getSignatureAndHashAlgorithm();
    }

    @Override
    public TlsStreamSigner getStreamSigner() {
      return null;
    }
  }
}
