package io.sealport.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bouncycastle.cert.X509CertificateHolder;

/** One reading of an old CA's index, certificates and CRL, and what comes of them together. */
final class OldCaReading {

  private static final long MAX_NUMBER_BYTES = 1024;
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,64}");

  private final OldCaFiles files;
  private final X509CertificateHolder ca;
  private final CaObjections objections;
  private final Remarks remarks = new Remarks();
  private final Map<SerialNumber, OldCertificate> taken = new LinkedHashMap<>();
  private int missing;
  private int duplicates;

  OldCaReading(OldCaFiles files, X509CertificateHolder ca, Instant now) {
    this.files = files;
    this.ca = ca;
    this.objections = new CaObjections(now, remarks);
  }

  OldCa read(List<X509CertificateHolder> above, Watcher watcher) {
    objections.look(ca);
    lookForSources();
    List<IndexLine> lines = files.index().map(OpenSslIndex::read).orElse(List.of());
    Map<SerialNumber, byte[]> found =
        new HashMap<>(IssuedFiles.read(files.folders(), ca, remarks, watcher));
    lines.forEach(line -> take(line, Optional.ofNullable(found.remove(line.serial()))));
    takeUnlisted(found);
    Optional<OldCrl> crl = files.crl().flatMap(this::crl);
    crl.ifPresent(this::takeRevoked);
    return new OldCa(
        files.source(),
        ca,
        above,
        List.copyOf(taken.values()),
        last(crl),
        missing,
        duplicates,
        objections.addresses(),
        remarks.lines());
  }

  private void lookForSources() {
    if (files.source() == CaSource.PKCS12) {
      if (files.crl().isEmpty()) {
        remarks.add("no CRL was given: what was revoked is not known");
      }
    } else if (files.index().isEmpty()) {
      remarks.add("there is no index.txt: what is in no folder and on no CRL is not known");
    }
  }

  private void take(IndexLine line, Optional<byte[]> der) {
    if (isOwn(line)) {
      return;
    }
    OldCertificate before = taken.get(line.serial());
    if (before != null) {
      duplicates++;
      remarks.add(
          "duplicate", "lines are about a serial that had one, such as line " + line.line());
      if (before.revocation().isEmpty() && line.revocation().isPresent()) {
        taken.put(line.serial(), before.revoked(line.revocation().get()));
      }
      return;
    }
    Optional<OldCertificate.Content> content = der.flatMap(d -> objections.content(d));
    if (content.isEmpty()) {
      missing++;
      if (der.isEmpty()) {
        remarks.add(
            "missing", "certificates are not there, such as that of serial " + line.serial());
      }
    }
    taken.put(
        line.serial(),
        new OldCertificate(
            line.serial(), line.subject(), line.notAfter(), content, line.revocation()));
  }

  /** OpenSSL's own scripts have the CA sign itself, and then it stands in its own index. */
  private boolean isOwn(IndexLine line) {
    return line.serial().value().equals(ca.getSerialNumber())
        && line.notAfter().equals(ca.getNotAfter().toInstant());
  }

  /** Signed by the CA and not in its index: valid, as far as anybody can know. */
  private void takeUnlisted(Map<SerialNumber, byte[]> found) {
    new TreeMap<>(found)
        .forEach(
            (serial, der) -> {
              if (files.index().isPresent()) {
                remarks.add(
                    "unlisted", "certificates are not in the index, such as serial " + serial);
              }
              OldCertificate certificate = objections.certificate(serial, der);
              missing += certificate.content().isEmpty() ? 1 : 0;
              taken.put(serial, certificate);
            });
  }

  /** Named beside the folder it must be this CA's; found in it, it may be a stray. */
  private Optional<OldCrl> crl(Path file) {
    try {
      return Optional.of(OldCrl.read(file, ca));
    } catch (Fault e) {
      if (files.source() == CaSource.PKCS12 || e.kind() != Kind.BAD_INPUT) {
        throw e;
      }
      remarks.add(e.message() + ": it is left out");
      return Optional.empty();
    }
  }

  private void takeRevoked(OldCrl crl) {
    crl.revoked()
        .forEach(
            (serial, revocation) -> {
              OldCertificate before = taken.get(serial);
              if (before == null) {
                missing++;
                taken.put(serial, onCrlAlone(serial, revocation));
              } else if (before.revocation().isEmpty()) {
                remarks.add(
                    "crl", "certificates are revoked by the CRL alone, such as serial " + serial);
                taken.put(serial, before.revoked(revocation));
              }
            });
  }

  /** Nobody knows its end: it stays on the CRL as long as there is this CA. */
  private OldCertificate onCrlAlone(SerialNumber serial, OldRevocation revocation) {
    remarks.add("crl-only", "serials are known from the CRL alone, such as " + serial);
    return new OldCertificate(
        serial, "", ca.getNotAfter().toInstant(), Optional.empty(), Optional.of(revocation));
  }

  private OldCa.LastCrl last(Optional<OldCrl> crl) {
    BigInteger published = crl.flatMap(OldCrl::number).orElse(BigInteger.ZERO);
    // The file holds the number of the next one; that one may have been made and lost.
    BigInteger counted = files.crlNumber().map(OldCaReading::number).orElse(BigInteger.ZERO);
    if (published.signum() == 0 && counted.signum() == 0) {
      remarks.add("no CRL of this CA had a number; ours begin with 1");
    }
    return new OldCa.LastCrl(published.max(counted), crl.map(OldCrl::thisUpdate));
  }

  private static BigInteger number(Path file) {
    String text = SafeFile.readText(file, MAX_NUMBER_BYTES).strip();
    if (!HEX.matcher(text).matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          file + ":1: \"" + Name.printable(text) + "\"; wanted the number of the next CRL, in hex");
    }
    return new BigInteger(text, 16);
  }
}
