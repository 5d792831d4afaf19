package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyPen;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pem;
import io.sealport.pki.Pen;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignedCertificate;
import io.sealport.pki.SignedCrl;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * A root in a folder of its own: key, certificate, record. What it signs is in the record, on disk,
 * before anybody gets it; the same request gets the same answer, also after a crash.
 */
public final class OfflineRoot {

  private static final long MAX_FILE = 64 * 1024;

  private final RootFolder folder;
  private final X509CertificateHolder certificate;
  private final SecureRandom random;
  private final Clock clock;

  private OfflineRoot(
      RootFolder folder, X509CertificateHolder certificate, SecureRandom random, Clock clock) {
    this.folder = folder;
    this.certificate = certificate;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes a root in an empty or absent folder.
   *
   * @param name the CA's name, as {@link CaDraft#requireName} wants it
   * @throws Fault CONFLICT if the folder holds anything; UNAVAILABLE if it cannot be written
   */
  public static OfflineRoot create(
      Path place, String name, KeyType type, char[] passphrase, SecureRandom random, Clock clock) {
    RootFolder folder = new RootFolder(place.toAbsolutePath().normalize());
    folder.make();
    FreshKey key = FreshKey.generate(CaDraft.requireKey(type), random);
    X509CertificateHolder certificate =
        SignedCertificate.sign(
            CaDraft.root(name, key.pen(), SerialNumber.random(random), clock.instant()), key.pen());
    String pem = Pem.certificate(certificate);
    SafeFile.create(
        folder.key(),
        key.encryptedPem(passphrase).getBytes(StandardCharsets.US_ASCII),
        Mode.SECRET);
    SafeFile.create(folder.certificate(), pem.getBytes(StandardCharsets.US_ASCII), Mode.PUBLIC);
    RootRecord.begin(folder.record())
        .append(
            new RootEntry(
                1, clock.instant(), RootEntry.CREATED, CaId.ROOT, null, null, null, pem, "", ""));
    return new OfflineRoot(folder, certificate, random, clock);
  }

  /**
   * The root in that folder.
   *
   * @throws Fault NOT_FOUND if there is none; CONFLICT if its record is broken or another root's
   */
  public static OfflineRoot in(Path place, SecureRandom random, Clock clock) {
    RootFolder folder = new RootFolder(place.toAbsolutePath().normalize());
    X509CertificateHolder certificate =
        Pem.readCertificates(
                SafeFile.read(folder.certificate(), MAX_FILE), folder.certificate().toString())
            .get(0);
    OfflineRoot root = new OfflineRoot(folder, certificate, random, clock);
    if (!root.read().entries().get(0).pem().equals(Pem.certificate(certificate))) {
      throw Fault.of(
          Kind.CONFLICT, folder.certificate() + " is not the root of " + folder.record());
    }
    return root;
  }

  public X509CertificateHolder certificate() {
    return certificate;
  }

  /** SHA-256 of the certificate, by which requests name their root. */
  public String sha256() {
    return CertificateFacts.sha256(CertificateFacts.encoded(certificate));
  }

  /** Everything that it has signed, oldest first. */
  public List<RootEntry> record() {
    return read().entries();
  }

  /** Removes a root that was just made and that nobody has seen. */
  public void undo() {
    folder.remove();
  }

  /**
   * What signing would do, in lines for the person who decides.
   *
   * @throws Fault as {@link #sign}
   */
  public List<String> review(RootRequest request) {
    return new RootReview(request, certificate, read(), clock.instant()).lines();
  }

  /**
   * Signs what is asked for, or returns what was signed for the same request before.
   *
   * @throws Fault BAD_INPUT for a request to another root; REFUSED for what this root may not sign;
   *     CONFLICT if the request's id was used for something else; UNAUTHENTICATED if the passphrase
   *     does not open the key
   */
  public RootAnswer sign(RootRequest request, char[] passphrase) {
    return folder.alone(
        () -> {
          RootRecord record = read();
          RootReview review = new RootReview(request, certificate, record, clock.instant());
          review.requireSignable();
          Optional<RootEntry> before = record.answering(request.id());
          if (before.isPresent()) {
            return answer(request, before.get());
          }
          RootEntry entry = signed(request, review, pen(passphrase));
          // On the disk before it leaves: a crash uses no number and no serial twice.
          record.append(entry);
          return answer(request, entry);
        });
  }

  private RootEntry signed(RootRequest request, RootReview review, Pen pen) {
    if (request.asksForCrl()) {
      long number = review.crlNumber();
      byte[] der =
          SignedCrl.encoded(SignedCrl.sign(RootDrafts.crl(request, certificate, number), pen));
      return entry(request, RootEntry.CRL, CaId.ROOT, number, Pem.encode("X509 CRL", der));
    }
    X509CertificateHolder issuing =
        SignedCertificate.sign(
            RootDrafts.ca(request, certificate, SerialNumber.random(random)), pen);
    return entry(request, RootEntry.CA, request.wantedCa().id(), null, Pem.certificate(issuing));
  }

  private RootEntry entry(
      RootRequest request,
      String act,
      String subject,
      @org.jspecify.annotations.Nullable Long crlNumber,
      String pem) {
    return new RootEntry(
        0, clock.instant(), act, subject, request.id(), request.sha256(), crlNumber, pem, "", "");
  }

  private static RootAnswer answer(RootRequest request, RootEntry entry) {
    return request.asksForCrl()
        ? RootAnswer.ofCrl(request, entry.pem())
        : RootAnswer.ofCertificate(request, entry.pem());
  }

  private Pen pen(char[] passphrase) {
    return KeyPen.open(
        SafeFile.readText(folder.key(), MAX_FILE),
        passphrase,
        certificate.getSubjectPublicKeyInfo(),
        folder.key().toString());
  }

  private RootRecord read() {
    return RootRecord.read(folder.record());
  }
}
