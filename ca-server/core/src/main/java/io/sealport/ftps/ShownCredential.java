package io.sealport.ftps;

import io.sealport.pki.ClientCredential;
import io.sealport.pki.KeyType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A client certificate as the library shows it. */
record ShownCredential(ClientCredential credential, BcTlsCrypto crypto) {

  /** The answer to a request; empty where the server takes no signature that the key can make. */
  Optional<TlsCredentials> answering(CertificateRequest request, TlsContext context) {
    boolean newest = TlsUtils.isTLSv13(context);
    return algorithm(request, newest)
        .map(
            algorithm ->
                new BcDefaultTlsCredentialedSigner(
                    new TlsCryptoParameters(context),
                    crypto,
                    credential.key(),
                    newest ? entries(request) : chain(),
                    algorithm));
  }

  private Optional<SignatureAndHashAlgorithm> algorithm(
      CertificateRequest request, boolean newest) {
    Vector<?> taken = request.getSupportedSignatureAlgorithms();
    return algorithms(newest).stream().filter(a -> taken != null && taken.contains(a)).findFirst();
  }

  /** RFC 8446 4.2.3: with TLS 1.3 the hash goes with the curve, and RSA signs by PSS alone. */
  private List<SignatureAndHashAlgorithm> algorithms(boolean newest) {
    KeyType type = KeyType.of(credential.certificate().getSubjectPublicKeyInfo());
    return switch (type.family()) {
      case ED25519 -> List.of(SignatureAndHashAlgorithm.ed25519);
      case EC -> ecdsa(type.bits(), newest);
      case RSA -> rsa(newest);
    };
  }

  private static List<SignatureAndHashAlgorithm> ecdsa(int bits, boolean newest) {
    short own =
        bits == 256
            ? HashAlgorithm.sha256
            : bits == 384 ? HashAlgorithm.sha384 : HashAlgorithm.sha512;
    List<SignatureAndHashAlgorithm> all = new ArrayList<>(List.of(with(own, true)));
    if (!newest) {
      all.add(with(HashAlgorithm.sha256, true));
    }
    return all;
  }

  private static List<SignatureAndHashAlgorithm> rsa(boolean newest) {
    List<SignatureAndHashAlgorithm> all =
        new ArrayList<>(List.of(SignatureAndHashAlgorithm.rsa_pss_rsae_sha256));
    if (!newest) {
      all.add(with(HashAlgorithm.sha256, false));
    }
    return all;
  }

  private static SignatureAndHashAlgorithm with(short hash, boolean ecdsa) {
    return new SignatureAndHashAlgorithm(
        hash, ecdsa ? SignatureAlgorithm.ecdsa : SignatureAlgorithm.rsa);
  }

  private Certificate chain() {
    return new Certificate(
        credential.chain().stream().map(this::one).toArray(TlsCertificate[]::new));
  }

  private Certificate entries(CertificateRequest request) {
    return new Certificate(
        request.getCertificateRequestContext(),
        credential.chain().stream()
            .map(c -> new CertificateEntry(one(c), null))
            .toArray(CertificateEntry[]::new));
  }

  private TlsCertificate one(X509CertificateHolder certificate) {
    try {
      return crypto.createCertificate(certificate.getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
