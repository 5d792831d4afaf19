package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import jakarta.inject.Singleton;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.jspecify.annotations.Nullable;

/**
 * The https listener's certificate and key, looked up at each handshake, so that a renewed one is
 * served without a restart.
 */
@Singleton
public class TlsIdentity extends X509ExtendedKeyManager {

  /** The purpose of the https certificate. */
  public static final String PURPOSE = "https";

  private final OwnKeys own;
  private final Hierarchy hierarchy;
  private final SigningKeys keys;
  private volatile @Nullable Served served;

  TlsIdentity(OwnKeys own, Hierarchy hierarchy, SigningKeys keys) {
    this.own = own;
    this.hierarchy = hierarchy;
    this.keys = keys;
  }

  private record Served(String serial, List<X509Certificate> chain, PrivateKey key) {}

  /** The root and the issuing CAs: whose client certificates are looked at. */
  public List<X509Certificate> authorities() {
    return hierarchy.all().stream().map(i -> jca(i.certificate())).toList();
  }

  private Served current() {
    OwnCredential credential = own.require(PURPOSE);
    String serial = credential.entry().serial().toString();
    Served known = served;
    if (known != null && known.serial().equals(serial)) {
      return known;
    }
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(jca(credential.entry().certificate()));
    hierarchy.chain(credential.entry().issuer()).forEach(c -> chain.add(jca(c)));
    Served fresh = new Served(serial, List.copyOf(chain), keys.handle(credential.keyId()));
    served = fresh;
    return fresh;
  }

  private static X509Certificate jca(X509CertificateHolder certificate) {
    try {
      return new JcaX509CertificateConverter().getCertificate(certificate);
    } catch (CertificateException e) {
      throw Fault.of(Kind.INTERNAL, "a certificate of the ledger is unknown to Java", e);
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    Served now = current();
    String algorithm = now.chain().get(0).getPublicKey().getAlgorithm();
    // JSSE asks for EC, RSA, EdDSA or RSASSA-PSS in turn, and a key answers to its own name.
    return keyType.equals(algorithm) || isEd25519(keyType, algorithm) ? now.serial() : null;
  }

  private static boolean isEd25519(String keyType, String algorithm) {
    return keyType.equals("EdDSA") && algorithm.equals("Ed25519");
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[] {current().serial()};
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return current().serial();
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return current().chain().toArray(X509Certificate[]::new);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return current().key();
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
