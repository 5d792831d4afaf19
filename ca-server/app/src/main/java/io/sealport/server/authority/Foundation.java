package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pen;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignedCertificate;
import io.sealport.policy.key.KeyChecks;
import io.sealport.policy.lint.Lints;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** Lays the hierarchy of a new CA: the root and the issuing CAs below it. */
@Singleton
public class Foundation {

  private final SigningKeys keys;
  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final Journal journal;
  private final AuthoritySettings settings;
  private final SecureRandom random;
  private final Clock clock;

  Foundation(
      SigningKeys keys,
      Hierarchy hierarchy,
      Ledger ledger,
      Journal journal,
      AuthoritySettings settings,
      SecureRandom random,
      Clock clock) {
    this.keys = keys;
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.journal = journal;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  /**
   * Makes every CA, once.
   *
   * @param name the CA's name, as {@link CaDraft#requireName} wants it
   * @throws Fault CONFLICT if there is a CA already
   */
  public void lay(String name, KeyType type) {
    if (hierarchy.isLaid()) {
      throw Fault.of(Kind.CONFLICT, "this home holds a CA already");
    }
    Instant now = clock.instant();
    Pen rootPen = keys.create(Hierarchy.ROOT, type);
    X509CertificateHolder root =
        SignedCertificate.sign(
            CaDraft.root(name, rootPen, SerialNumber.random(random), now), rootPen);
    store(Hierarchy.ROOT, root, Hierarchy.ROOT);
    Issuer above = hierarchy.root();
    for (String id : List.of(CaId.SERVERS, CaId.USERS)) {
      Pen pen = keys.create(id, type);
      store(
          id,
          SignedCertificate.sign(
              CaDraft.issuing(
                  name, CaId.title(id), pen.publicKey(), above, SerialNumber.random(random), now),
              rootPen),
          id);
    }
    hierarchy.reload();
  }

  /**
   * Takes a root whose key is elsewhere; the CAs below it are asked of it.
   *
   * @throws Fault CONFLICT if there is a CA already
   */
  public void layBelow(X509CertificateHolder root) {
    if (hierarchy.isLaid()) {
      throw Fault.of(Kind.CONFLICT, "this home holds a CA already");
    }
    store(Hierarchy.ROOT, root, Hierarchy.ELSEWHERE);
    hierarchy.reload();
  }

  private void store(String id, X509CertificateHolder certificate, String keyId) {
    KeyChecks.requireForCa(certificate.getSubjectPublicKeyInfo());
    X509CertificateHolder above =
        id.equals(Hierarchy.ROOT) ? certificate : hierarchy.root().certificate();
    List<Violation> wrong =
        Lints.checkCa(certificate.toASN1Structure().getTBSCertificate(), above).errors();
    if (!wrong.isEmpty()) {
      throw Fault.of(Kind.INTERNAL, "the certificate of the CA " + id + " has: " + wrong);
    }
    SerialNumber serial = new SerialNumber(certificate.getSerialNumber());
    journal.commit(
        acts -> {
          long seq =
              acts.add(
                  Act.of(Act.SYSTEM, "ca.created", id)
                      .with("serial", serial.toString())
                      .with("base", settings.base().toString()));
          LedgerEntry entry =
              ledger.add(
                  seq,
                  Ledger.Fresh.of(
                      certificate,
                      new Ledger.Origin(Hierarchy.ROOT, "ca", Act.SYSTEM, "", Optional.empty())));
          hierarchy.add(id, serial, keyId);
          return entry;
        });
  }
}
