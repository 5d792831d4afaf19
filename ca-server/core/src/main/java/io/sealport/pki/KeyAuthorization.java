package io.sealport.pki;

import io.sealport.fault.Fault;
import java.util.Base64;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What stands where a name is proven (RFC 8555 8.1): the CA's token and the key that it is for. The
 * part of the account's key is taken by the key of the request, so nobody else can use it.
 *
 * @param text the token, a dot, and the key's thumbprint
 */
public record KeyAuthorization(String text) {

  /**
   * The authorization of that key by that token.
   *
   * @param token what the CA gave for this request alone
   * @throws Fault BAD_INPUT if Sealport does not certify such keys
   */
  public static KeyAuthorization of(String token, SubjectPublicKeyInfo key) {
    return new KeyAuthorization(token + "." + JwkThumbprint.of(key));
  }

  /** Its SHA-256, as it stands in an acmeIdentifier extension (RFC 8737 3). */
  public byte[] sha256() {
    return JwkThumbprint.sha256(text);
  }

  /** Its SHA-256 in base64url, as it stands in a TXT record (RFC 8555 8.4). */
  public String txt() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256());
  }

  @Override
  public String toString() {
    return text;
  }
}
