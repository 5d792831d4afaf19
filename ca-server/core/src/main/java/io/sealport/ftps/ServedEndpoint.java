package io.sealport.ftps;

import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What an FTPS endpoint served.
 *
 * @param tls certificates and parameters
 * @param greeting the text of its 220 before TLS, lines joined by blanks and control characters
 *     replaced, at most {@value #MAX_GREETING} characters; empty where TLS comes first. Nobody
 *     vouches for it.
 */
public record ServedEndpoint(ServedTls tls, String greeting) {

  private static final int MAX_GREETING = 500;

  public ServedEndpoint {
    greeting = greeting.length() <= MAX_GREETING ? greeting : greeting.substring(0, MAX_GREETING);
  }

  /** The server's own certificate. */
  public X509CertificateHolder certificate() {
    return tls.certificate();
  }
}
