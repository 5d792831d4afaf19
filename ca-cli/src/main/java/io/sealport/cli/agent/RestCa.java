package io.sealport.cli.agent;

import io.sealport.api.AuthorityInfo;
import io.sealport.api.CertificateBundle;
import io.sealport.api.RenewalInfo;
import io.sealport.api.RenewalReport;
import io.sealport.api.Reported;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.client.Credential;
import io.sealport.cli.client.Target;
import io.sealport.cli.enrol.UnattendedRenewal;
import io.sealport.cli.inspect.Fetcher;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertId;
import io.sealport.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** A CA by its REST interface and its publication. */
final class RestCa implements Ca {

  private static final Duration FETCH = Duration.ofSeconds(60);

  /** Certificates of some hundred CAs. */
  private static final int MAX_CAS = 1 << 20;

  /** The CAs that every Sealport has; others are asked for by https. */
  private static final List<String> USUAL = List.of("servers", "users");

  private final Watched watched;
  private final Folder folder;
  private final UnattendedRenewal renewal;
  private @Nullable ApiClient last;

  RestCa(Watched watched) {
    this.watched = watched;
    this.folder = new Folder(watched.folder());
    this.renewal =
        new UnattendedRenewal(
            watched.server(),
            watched.trust(),
            watched.folder(),
            watched.p12Passphrase(),
            watched.sameKey());
  }

  @Override
  public RenewalInfo renewalInfo(X509CertificateHolder certificate) {
    CertId id =
        CertId.of(certificate)
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.BAD_INPUT,
                        "the certificate does not name its issuer's key; no CA of ours made it"));
    return anyone().get("/renewal-info/" + id, RenewalInfo.class);
  }

  @Override
  public UnattendedRenewal.Result renew(boolean newKey) {
    last = null;
    return renewal.renew(newKey);
  }

  @Override
  public Published published(String address) {
    Fetcher fetcher = new Fetcher(FETCH);
    return new Published(
        text(fetcher, address + "/ca/" + Folder.CLIENT_CA, MAX_CAS),
        text(fetcher, address + "/crl/" + Folder.CRLS, Folder.MAX_BYTES),
        false);
  }

  private static String text(Fetcher fetcher, String address, int limit) {
    try {
      return new String(fetcher.get(address, limit), StandardCharsets.US_ASCII);
    } catch (Fault e) {
      throw Fault.of(e.kind(), address + ": " + e.message(), e);
    }
  }

  @Override
  public Published vouched() {
    String serial = CertificateRef.serial(folder.certificate()).toString();
    ApiClient api = holder();
    CertificateBundle bundle = api.get("/certificates/" + serial, CertificateBundle.class);
    // Long CRLs do not come along with a certificate.
    String crls = bundle.crls().isEmpty() ? api.published("/crl/" + Folder.CRLS) : bundle.crls();
    return new Published(bundle.clientCa(), crls, true);
  }

  @Override
  public List<X509CertificateHolder> authorities(Optional<String> address) {
    try {
      return anyone().list("/authorities", AuthorityInfo.class).stream()
          .flatMap(ca -> read(ca.certificate(), "the CA " + ca.id()).stream())
          .toList();
    } catch (Fault e) {
      List<X509CertificateHolder> usual = new ArrayList<>();
      address.ifPresent(a -> USUAL.forEach(id -> usual.addAll(byHttp(a, id))));
      if (usual.isEmpty()) {
        throw e;
      }
      return usual;
    }
  }

  private static List<X509CertificateHolder> byHttp(String address, String id) {
    String path = address + "/ca/" + id + ".pem";
    try {
      return read(text(new Fetcher(FETCH), path, MAX_CAS), path);
    } catch (Fault e) {
      // Whoever needs it says so: a CRL whose issuer is not known.
      return List.of();
    }
  }

  private static List<X509CertificateHolder> read(String pem, String source) {
    return Pem.readCertificates(pem.getBytes(StandardCharsets.US_ASCII), source);
  }

  @Override
  public void report(String serial, RenewalReport report) {
    holder().post("/certificates/" + serial + "/reports", report, Reported.class);
  }

  @Override
  public Optional<Duration> retryAfter() {
    ApiClient spokenTo = last;
    return spokenTo == null ? renewal.retryAfter() : spokenTo.retryAfter();
  }

  private ApiClient anyone() {
    return with(new Credential.None());
  }

  private ApiClient holder() {
    return with(new Credential.ClientCertificate(folder.certificate(), folder.key()));
  }

  private ApiClient with(Credential credential) {
    ApiClient api = new ApiClient(new Target(watched.server(), watched.trust(), credential));
    last = api;
    return api;
  }
}
