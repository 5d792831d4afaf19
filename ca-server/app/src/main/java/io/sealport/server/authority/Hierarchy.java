package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pen;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignatureScheme;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** The CAs: the root and the issuing CAs below it. */
@Singleton
public class Hierarchy {

  /** The CA at the top. */
  public static final String ROOT = "root";

  /** The issuing CAs, each with its title. One for servers, one for users: see DESIGN. */
  static final List<String> ISSUING = List.of("servers", "users");

  private static final String PURPOSE = "ca:";

  private final OwnCertificateRows rows;
  private final Ledger ledger;
  private final SigningKeys keys;
  private final AuthoritySettings settings;
  private volatile List<Ca> loaded = List.of();

  Hierarchy(OwnCertificateRows rows, Ledger ledger, SigningKeys keys, AuthoritySettings settings) {
    this.rows = rows;
    this.ledger = ledger;
    this.keys = keys;
    this.settings = settings;
  }

  private record Ca(Issuer issuer, String keyId) {}

  /** Every CA, the root first. */
  public List<Issuer> all() {
    return cas().stream().map(Ca::issuer).toList();
  }

  /** The CA with that id. */
  public Optional<Issuer> find(String id) {
    return cas().stream().map(Ca::issuer).filter(i -> i.id().equals(id)).findFirst();
  }

  /**
   * The CA with that id.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public Issuer require(String id) {
    return find(id).orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no CA \"" + id + "\""));
  }

  public Issuer root() {
    return require(ROOT);
  }

  /** The CAs from the one given up to, without, the root: what a server sends after its own. */
  public List<X509CertificateHolder> chain(String id) {
    return id.equals(ROOT) ? List.of() : List.of(require(id).certificate());
  }

  /** Whether a folder of keys and a database hold a CA already. */
  boolean isLaid() {
    return rows.existsById(PURPOSE + ROOT);
  }

  /** The pen of a CA; it does not leave this room. */
  Pen pen(String id) {
    return keys.pen(
        cas().stream()
            .filter(ca -> ca.issuer().id().equals(id))
            .findFirst()
            .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no CA \"" + id + "\""))
            .keyId());
  }

  /** Adds a CA, inside the caller's transaction. */
  void add(String id, SerialNumber serial, String keyId) {
    rows.save(new OwnCertificateRow(PURPOSE + id, serial.toString(), keyId));
  }

  /** Forgets what was read, so that CAs added since are seen. */
  void reload() {
    loaded = List.of();
  }

  private List<Ca> cas() {
    if (loaded.isEmpty()) {
      List<Ca> found = new ArrayList<>();
      rows.findById(PURPOSE + ROOT).ifPresent(row -> found.add(ca(ROOT, row)));
      for (String id : ISSUING) {
        rows.findById(PURPOSE + id).ifPresent(row -> found.add(ca(id, row)));
      }
      if (found.isEmpty()) {
        throw Fault.of(Kind.UNAVAILABLE, "there is no CA in this home")
            .withHint("sealport ca init makes one");
      }
      loaded = List.copyOf(found);
    }
    return loaded;
  }

  private Ca ca(String id, OwnCertificateRow row) {
    X509CertificateHolder certificate =
        ledger.require(SerialNumber.parse(row.serial())).certificate();
    KeyType type = KeyType.of(certificate.getSubjectPublicKeyInfo());
    return new Ca(
        new Issuer(
            id,
            certificate,
            SignatureScheme.forKey(type).identifier(),
            Issuer.Addresses.under(settings.base(), id)),
        row.keyId());
  }
}
