package io.sealport.ftps.check;

import io.sealport.ftps.RawTls;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ProtocolVersion;

/** Servers with wrong versions or cipher suites of TLS. */
final class CipherAilments {

  private static final int HANDSHAKE_FAILURE = 40;
  private static final int PROTOCOL_VERSION = 70;
  private static final int INTERNAL_ERROR = 80;

  private CipherAilments() {}

  static EndpointReport of(FaultId id) {
    Ward ward = new Ward();
    return switch (id) {
      case NO_COMMON_CIPHER -> refusing(ward, HANDSHAKE_FAILURE);
      case OLD_TLS_ONLY -> refusing(ward, PROTOCOL_VERSION);
      case HANDSHAKE_FAILED -> refusing(ward, INTERNAL_ERROR);
      case NO_FORWARD_SECRECY -> staticRsa(ward);
      case TLS_1_2_REFUSED -> ward.explicit(ward.actor().speaking(ProtocolVersion.TLSv13));
      case OLD_TLS_ACCEPTED ->
          ward.explicit(
              ward.actor()
                  .speaking(
                      ProtocolVersion.TLSv13,
                      ProtocolVersion.TLSv12,
                      ProtocolVersion.TLSv11,
                      ProtocolVersion.TLSv10));
      case WEAK_CIPHER_ACCEPTED ->
          ward.explicit(ward.actor().taking(CipherSuite.TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA));
      case ALPN_REFUSED -> ward.explicit(ward.actor().selecting("something-else"));
      default -> throw new AssertionError("no server has " + id);
    };
  }

  private static EndpointReport refusing(Ward ward, int alert) {
    return ward.implicit(
        s -> {
          RawTls.record(s.getInputStream());
          s.getOutputStream().write(new RawTls().fatal(alert).bytes());
        });
  }

  /** Takes static RSA where it is offered, and nothing else. */
  private static EndpointReport staticRsa(Ward ward) {
    return ward.implicit(
        s -> {
          byte[] hello = RawTls.record(s.getInputStream());
          RawTls answer =
              offers(hello, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)
                  ? new RawTls()
                      .serverHello(RawTls.TLS_1_2, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA)
                  : new RawTls().fatal(HANDSHAKE_FAILURE);
          s.getOutputStream().write(answer.bytes());
        });
  }

  /** RFC 5246 7.4.1.2: behind type, length, version, random and session id. */
  private static boolean offers(byte[] hello, int suite) {
    int at = 4 + 2 + 32 + 1 + hello[38];
    int end = at + 2 + (Byte.toUnsignedInt(hello[at]) << 8 | Byte.toUnsignedInt(hello[at + 1]));
    for (int i = at + 2; i < end; i += 2) {
      if ((Byte.toUnsignedInt(hello[i]) << 8 | Byte.toUnsignedInt(hello[i + 1])) == suite) {
        return true;
      }
    }
    return false;
  }
}
