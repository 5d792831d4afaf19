package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.net.NetFailure;
import io.sealport.pki.CertificateWindow;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.Web;
import io.sealport.server.identity.web.WebAddress;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;

/** The CRLs that may concern a path: of files, of the operator's addresses, of allowed hosts. */
final class CrlSource {

  /** A CRL of 300,000 entries; above it OCSP is the way. */
  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /** One certificate's names are looked at one after the other. */
  private static final Duration KEEP = Duration.ofMinutes(5);

  private static final int MAX_KEPT = 16;

  private record Kept(List<X509CRL> crls, Instant at) {}

  private final CertificateSettings.Revocation settings;
  private final Web web;
  private final Map<URI, Kept> kept = new ConcurrentHashMap<>();

  CrlSource(CertificateSettings.Revocation settings, Web web) {
    this.settings = settings;
    this.web = web;
  }

  /** Those that can be had; what cannot is noted. */
  List<X509CRL> of(List<X509CertificateHolder> path, Looking looking) {
    List<X509CRL> found = new ArrayList<>();
    for (Path file : settings.crlFiles()) {
      found.addAll(read(file, looking));
    }
    for (URI address : addresses(path)) {
      found.addAll(fetched(address, looking));
    }
    return found;
  }

  private Set<URI> addresses(List<X509CertificateHolder> path) {
    Set<URI> addresses = new LinkedHashSet<>(settings.crlUrls());
    for (X509CertificateHolder certificate : path.subList(0, path.size() - 1)) {
      CertificateWindow.addresses(certificate).crl().stream()
          .flatMap(text -> allowed(text).stream())
          .forEach(addresses::add);
    }
    return addresses;
  }

  /** A certificate names whatever its requester wanted: only hosts of the operator's are asked. */
  private Optional<URI> allowed(String text) {
    try {
      return Optional.of(WebAddress.ofSigned(text))
          .filter(uri -> settings.hosts().contains(uri.getAuthority()));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static List<X509CRL> read(Path file, Looking looking) {
    try {
      return parse(SafeFile.read(file, MAX_BYTES));
    } catch (Fault | GeneralSecurityException e) {
      looking.transcript().note("a configured CRL file cannot be read: " + e.getMessage());
      return List.of();
    }
  }

  private List<X509CRL> fetched(URI address, Looking looking) {
    Kept old = kept.get(address);
    if (old != null && old.at().plus(KEEP).isAfter(looking.now())) {
      return old.crls();
    }
    try {
      List<X509CRL> crls = fetch(address, looking);
      if (kept.size() >= MAX_KEPT) {
        kept.clear();
      }
      kept.put(address, new Kept(crls, looking.now()));
      return crls;
    } catch (NetFailure | GeneralSecurityException e) {
      looking.transcript().note("no CRL from " + address + ": " + e.getMessage());
      return List.of();
    }
  }

  private List<X509CRL> fetch(URI address, Looking looking)
      throws NetFailure, GeneralSecurityException {
    looking.transcript().sent("GET " + address);
    Web.Reply reply =
        web.send(HttpRequest.newBuilder(address).build(), MAX_BYTES, looking.deadline());
    looking.transcript().received(reply.summary());
    if (reply.status() != 200) {
      throw new NetFailure(NetFailure.Kind.PROTOCOL, "status " + reply.status() + "; wanted 200");
    }
    return parse(reply.body());
  }

  private static List<X509CRL> parse(byte[] bytes) throws GeneralSecurityException {
    List<X509CRL> crls = new ArrayList<>();
    for (CRL crl :
        CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(bytes))) {
      // RFC 5280 5.2.4: a delta alone says nothing of what was revoked before it.
      if (crl instanceof X509CRL x509
          && x509.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null) {
        crls.add(x509);
      }
    }
    return List.copyOf(crls);
  }
}
