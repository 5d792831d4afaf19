package io.sealport.ftps.check;

import io.sealport.ftps.TlsActor;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/** Servers whose certificate has the wrong status, or none that can be had. */
final class StatusAilments {

  /** RFC 7633. */
  private static final ASN1ObjectIdentifier FEATURES =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24");

  private final Ward ward = new Ward();
  private final Forged server = ward.withAddresses().serial(BigInteger.TWO).by(ward.ca);

  private StatusAilments() {}

  static EndpointReport of(FaultId id) {
    return new StatusAilments().report(id);
  }

  private EndpointReport report(FaultId id) {
    switch (id) {
      case REVOKED -> ward.web.status(FakeWeb.REVOKED).onCrl(BigInteger.TWO);
      case STATUS_UNKNOWN -> ward.web.status(new UnknownStatus());
      case OCSP_UNREACHABLE -> ward.web.down(FakeWeb.OCSP);
      case OCSP_INVALID -> ward.web.signedBy(Forge.root("CN=Somebody"));
      case CRL_UNREACHABLE -> ward.web.down(FakeWeb.CRL);
      case CRL_INVALID -> ward.web.crlUntil(Forge.NOW.minusSeconds(1));
      case OCSP_CRL_DISAGREE -> ward.web.onCrl(BigInteger.TWO);
      case STAPLE_INVALID -> {
        return badStaple();
      }
      case STAPLE_MISSING -> {
        return ward.explicit(ward.actor(mustStaple()));
      }
      default -> throw new AssertionError("no server has " + id);
    }
    return ward.explicit(TlsActor.of(server, ward.ca));
  }

  private EndpointReport badStaple() {
    var staple =
        new FakeWeb(ward.ca).signedBy(Forge.root("CN=Somebody")).staple(server.certificate());
    return ward.explicit(TlsActor.of(server, ward.ca).stapling(staple.toASN1Structure()));
  }

  private Forge mustStaple() {
    return ward.good().with(FEATURES, false, new DERSequence(new ASN1Integer(5)));
  }
}
