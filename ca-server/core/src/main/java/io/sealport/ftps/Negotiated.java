package io.sealport.ftps;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.jspecify.annotations.Nullable;

/** What client and server have agreed on, out of the library's terms. */
record Negotiated(SecurityParameters parameters) {

  TlsVersion version() {
    return parameters.getNegotiatedVersion().equals(ProtocolVersion.TLSv13)
        ? TlsVersion.TLS_1_3
        : TlsVersion.TLS_1_2;
  }

  ServedTls served(
      List<X509CertificateHolder> chain,
      TlsServerCertificate sent,
      Optional<CertificateRequest> asked)
      throws IOException {
    return new ServedTls(
        chain,
        version(),
        OfferedSuite.of(parameters.getCipherSuite()).name(),
        asked.isPresent(),
        asked.map(Negotiated::issuers).orElse(List.of()),
        Optional.ofNullable(parameters.getApplicationProtocol()).map(ProtocolName::getUtf8Decoding),
        stapled(sent));
  }

  private static List<X500Name> issuers(CertificateRequest request) {
    List<X500Name> names = new ArrayList<>();
    if (request.getCertificateAuthorities() != null) {
      for (Object name : request.getCertificateAuthorities()) {
        names.add((X500Name) name);
      }
    }
    return names;
  }

  private Optional<OCSPResp> stapled(TlsServerCertificate sent) throws IOException {
    if (version() == TlsVersion.TLS_1_3) {
      return ofEntry(sent.getCertificate().getCertificateEntryAt(0).getExtensions());
    }
    @Nullable CertificateStatus status = sent.getCertificateStatus();
    return status == null || status.getStatusType() != CertificateStatusType.ocsp
        ? Optional.empty()
        : Optional.of(new OCSPResp(status.getOCSPResponse()));
  }

  /** RFC 8446 4.4.2.1: an extension of the certificate, with a CertificateStatus of RFC 6066 8. */
  private static Optional<OCSPResp> ofEntry(@Nullable Map<?, ?> extensions) throws IOException {
    Object status =
        extensions == null ? null : extensions.get(TlsExtensionsUtils.EXT_status_request);
    if (!(status instanceof byte[] bytes) || bytes.length == 0) {
      return Optional.empty();
    }
    ByteArrayInputStream content = new ByteArrayInputStream(bytes);
    return TlsUtils.readUint8(content) == CertificateStatusType.ocsp
        ? Optional.of(new OCSPResp(TlsUtils.readOpaque24(content)))
        : Optional.empty();
  }
}
