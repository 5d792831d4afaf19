package io.sealport.server.identity.person;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Keys;
import io.sealport.pki.TestKeys;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

/** An issuer of tokens that writes good ones and crooked ones. */
final class TestTokens {

  static final KeyPair EC = TestKeys.ecOf("issuer");
  static final KeyPair RSA = TestKeys.of("rsa-2048");
  static final KeyPair ED = TestKeys.of("ed25519");

  private final String issuer;

  TestTokens(String issuer) {
    this.issuer = issuer;
  }

  /** Its three public keys, {@code ec}, {@code rsa} and {@code ed}. */
  static JWKSet keys() {
    return new JWKSet(List.of(ec("ec", EC), rsa(), ed()));
  }

  static JWK ec(String kid, KeyPair pair) {
    return new ECKey.Builder(Curve.P_256, (ECPublicKey) pair.getPublic()).keyID(kid).build();
  }

  static JWK rsa() {
    return new RSAKey.Builder((RSAPublicKey) RSA.getPublic()).keyID("rsa").build();
  }

  static JWK ed() {
    byte[] x = Keys.info(ED.getPublic()).getPublicKeyData().getOctets();
    return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build();
  }

  /** Good claims of alice. */
  JWTClaimsSet.Builder claims() {
    Instant issued = PersonOrders.CREATED.plusSeconds(10);
    return new JWTClaimsSet.Builder()
        .issuer(issuer)
        .subject("a1")
        .audience("sealport")
        .issueTime(Date.from(issued))
        .expirationTime(Date.from(issued.plusSeconds(300)))
        .claim("preferred_username", "alice")
        .claim("email", "alice@example.com")
        .claim("email_verified", true)
        .claim("groups", List.of("staff", "ftp-users"));
  }

  /** Good claims with a change, signed with the P-256 key. */
  String token(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = claims();
    change.accept(claims);
    return sign(header(JWSAlgorithm.ES256, "ec").build(), claims.build(), EC);
  }

  /** A good one. */
  String token() {
    return token(c -> {});
  }

  static JWSHeader.Builder header(JWSAlgorithm algorithm, String kid) {
    return new JWSHeader.Builder(algorithm).keyID(kid).type(JOSEObjectType.JWT);
  }

  static String sign(JWSHeader header, JWTClaimsSet claims, KeyPair key) {
    try {
      SignedJWT token = new SignedJWT(header, claims);
      if (header.getAlgorithm().equals(JWSAlgorithm.EdDSA)) {
        byte[] signature =
            new KeyPen(key.getPrivate(), key.getPublic()).sign(token.getSigningInput());
        return text(token.getSigningInput()) + "." + Base64URL.encode(signature);
      }
      JWSSigner signer =
          key.getPrivate().getAlgorithm().equals("RSA")
              ? new RSASSASigner(key.getPrivate())
              : new ECDSASigner(key.getPrivate(), Curve.P_256);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Header and claims as text, with any signature. */
  static String raw(String header, String claims, byte[] signature) {
    return encode(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + encode(claims.getBytes(StandardCharsets.UTF_8))
        + "."
        + encode(signature);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String text(byte[] ascii) {
    return new String(ascii, StandardCharsets.US_ASCII);
  }
}
