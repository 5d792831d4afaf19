package io.sealport.cli.demo;

import java.math.BigInteger;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;

/**
 * What a TLS handshake came to.
 *
 * @param protocol for instance TLSv1.3
 * @param cipher the cipher suite by its IANA name
 * @param serverSubject the subject of the server's certificate
 * @param serverSerial the serial number of the server's certificate
 */
public record Negotiated(
    String protocol, String cipher, X500Principal serverSubject, BigInteger serverSerial) {

  static Negotiated of(SSLSession session) throws SSLPeerUnverifiedException {
    Certificate leaf = session.getPeerCertificates()[0];
    if (!(leaf instanceof X509Certificate server)) {
      throw new SSLPeerUnverifiedException("the server's certificate is not X.509");
    }
    return new Negotiated(
        session.getProtocol(),
        session.getCipherSuite(),
        server.getSubjectX500Principal(),
        server.getSerialNumber());
  }
}
