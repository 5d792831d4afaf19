package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.HeldKey;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.OldPurpose;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignatureScheme;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Takes in CAs that came from elsewhere: the key under this home's passphrase, the certificate,
 * what stands above it. What they issued the {@link Ledger} takes in.
 */
@Singleton
public class ImportedCas {

  private final SigningKeys keys;
  private final Hierarchy hierarchy;
  private final ImportedCaRows rows;
  private final Ledger ledger;
  private final AuthoritySettings settings;

  ImportedCas(
      SigningKeys keys,
      Hierarchy hierarchy,
      ImportedCaRows rows,
      Ledger ledger,
      AuthoritySettings settings) {
    this.settings = settings;
    this.keys = keys;
    this.hierarchy = hierarchy;
    this.rows = rows;
    this.ledger = ledger;
  }

  /**
   * A CA that comes.
   *
   * @param above the certificates above it, the root last; empty where it is its own root
   * @param terms under which profiles what it issued is renewed
   */
  public record Arrival(
      String id,
      X509CertificateHolder certificate,
      List<X509CertificateHolder> above,
      Terms terms) {}

  /** The profiles under which an imported CA's servers and users renew. */
  public record Terms(String serverProfile, String userProfile) {

    /** That for such a certificate. */
    public String profile(X509CertificateHolder certificate) {
      return OldPurpose.of(certificate) == OldPurpose.SERVER ? serverProfile : userProfile;
    }
  }

  /** Under which profiles a CA's certificates renew; empty if it was not imported. */
  public Optional<Terms> terms(String id) {
    return rows.findById(id).map(r -> new Terms(r.serverProfile(), r.userProfile()));
  }

  /** The id of the CA with that certificate, if it is here already. */
  public Optional<String> idOf(X509CertificateHolder certificate) {
    return hierarchy.all().stream()
        .filter(ca -> ca.certificate().equals(certificate))
        .map(Issuer::id)
        .findFirst();
  }

  /**
   * Refuses a CA that cannot be told from another one here.
   *
   * @throws Fault CONFLICT if its id, name, key or serial is taken
   */
  public void requireNew(Arrival arrival) {
    if (hierarchy.find(arrival.id()).isPresent()) {
      throw Fault.of(Kind.CONFLICT, "there is a CA " + arrival.id() + " already")
          .withHint("--id " + arrival.id() + "-2 gives this one another id");
    }
    X509CertificateHolder certificate = arrival.certificate();
    for (Issuer other : hierarchy.all()) {
      boolean same =
          other.certificate().getSubject().equals(certificate.getSubject())
              || other
                  .certificate()
                  .getSubjectPublicKeyInfo()
                  .equals(certificate.getSubjectPublicKeyInfo());
      if (same) {
        throw Fault.of(Kind.CONFLICT, "the CA " + other.id() + " has this name or key already");
      }
    }
    requireFree(new SerialNumber(certificate.getSerialNumber()), arrival.id());
  }

  /**
   * Refuses a serial that another CA's certificate has: the ledger knows certificates by it alone.
   *
   * @throws Fault CONFLICT
   */
  public void requireFree(SerialNumber serial, String issuer) {
    ledger
        .find(serial)
        .filter(e -> !e.issuer().equals(issuer))
        .ifPresent(
            e -> {
              throw Fault.of(
                      Kind.CONFLICT,
                      "serial " + serial + " is that of a certificate of the CA " + e.issuer())
                  .withHint("a home keeps one certificate a serial: import into another home");
            });
  }

  /** The CA as certificates below it name it, before it is one of ours. */
  public Issuer issuer(Arrival arrival) {
    KeyType type = KeyType.of(arrival.certificate().getSubjectPublicKeyInfo());
    return new Issuer(
        arrival.id(),
        arrival.certificate(),
        SignatureScheme.forKey(type).identifier(),
        Issuer.Addresses.under(settings.base(), arrival.id()));
  }

  /**
   * Keeps the key, encrypted under this home's passphrase. Until {@link #add} nothing uses it; what
   * a crash leaves behind is written anew by the next import.
   *
   * @return the key's id
   * @throws Fault UNAUTHENTICATED if the passphrase is not that of the keys that are here
   */
  public String keep(String id, X509CertificateHolder certificate, HeldKey key) {
    hierarchy.requirePassphrase();
    String keyId =
        id
            + "-"
            + CertificateFacts.keySha256(certificate.getSubjectPublicKeyInfo()).substring(0, 8);
    keys.adopt(keyId, key, certificate.getSubjectPublicKeyInfo());
    return keyId;
  }

  /** A key whose CA was not taken in after all. */
  public void abandon(String keyId) {
    keys.discard(keyId);
  }

  /** Stores the CA, inside the caller's transaction. */
  public void add(long seq, Arrival arrival, String keyId, String actor) {
    SerialNumber serial = new SerialNumber(arrival.certificate().getSerialNumber());
    ledger.add(
        seq,
        Ledger.Fresh.of(
            arrival.certificate(),
            new Ledger.Origin(arrival.id(), "ca", actor, "", Optional.empty())));
    hierarchy.add(arrival.id(), serial, keyId);
    rows.save(
        new ImportedCaRow(
            arrival.id(),
            Pem.certificates(arrival.above()),
            arrival.terms().serverProfile(),
            arrival.terms().userProfile()));
  }

  /** After the transaction: the CA is there for everybody. */
  public void added() {
    hierarchy.reload();
  }
}
