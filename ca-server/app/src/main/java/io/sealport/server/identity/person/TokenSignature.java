package io.sealport.server.identity.person;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.sealport.fault.Fault;
import io.sealport.pki.KeyCost;
import io.sealport.pki.Keys;
import io.sealport.pki.SignatureScheme;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Whether a key signed a token (RFC 7515 5.2). */
final class TokenSignature {

  /** RFC 7518 3.3: 2048 bits or larger. */
  private static final int MIN_RSA_BITS = 2048;

  private TokenSignature() {}

  /** False also for keys that are too weak, or too large to be verified with. */
  static boolean isBy(JWK key, SignedJWT token) {
    try {
      if (key instanceof RSAKey rsa) {
        return isByRsa(rsa.toRSAPublicKey(), token);
      }
      if (key instanceof ECKey ec) {
        return verifies(new ECDSAVerifier(ec), token);
      }
      return key instanceof OctetKeyPair okp
          && okp.getCurve().equals(Curve.Ed25519)
          && isByEd25519(okp, token);
    } catch (JOSEException | Fault e) {
      return false;
    }
  }

  private static boolean isByRsa(RSAPublicKey key, SignedJWT token) throws JOSEException {
    KeyCost.require(Keys.info(key), "the issuer's key");
    return key.getModulus().bitLength() >= MIN_RSA_BITS && verifies(new RSASSAVerifier(key), token);
  }

  private static boolean verifies(JWSVerifier verifier, SignedJWT token) throws JOSEException {
    return verifier.verify(token.getHeader(), token.getSigningInput(), token.getSignature());
  }

  /** RFC 8037 3.1. The library would want another one for it. */
  private static boolean isByEd25519(OctetKeyPair key, SignedJWT token) {
    SubjectPublicKeyInfo info =
        new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519), key.getDecodedX());
    return SignatureScheme.ED25519.verifies(
        info, token.getSigningInput(), token.getSignature().decode());
  }
}
