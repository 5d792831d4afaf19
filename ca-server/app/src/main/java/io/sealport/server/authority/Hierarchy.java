package io.sealport.server.authority;

import io.sealport.api.JournalEntry;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Pem;
import io.sealport.pki.Pen;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignatureScheme;
import io.sealport.server.journal.Hearing;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The CAs that the database names: the root and the issuing CAs below it, and those that came from
 * elsewhere, whose root is another or they themselves. The root first, then the oldest.
 */
@Singleton
public class Hierarchy {

  /** The CA at the top. */
  public static final String ROOT = CaId.ROOT;

  /** Stands for the key of a root that was never in this home. */
  static final String ELSEWHERE = "offline";

  private static final String PURPOSE = "ca:";

  private final OwnCertificateRows rows;
  private final Ledger ledger;
  private final ImportedCaRows imported;
  private final SigningKeys keys;
  private final AuthoritySettings settings;
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private volatile List<Ca> loaded = List.of();

  Hierarchy(
      OwnCertificateRows rows,
      Ledger ledger,
      ImportedCaRows imported,
      SigningKeys keys,
      AuthoritySettings settings,
      Hearing hearing) {
    this.rows = rows;
    this.ledger = ledger;
    this.imported = imported;
    this.keys = keys;
    this.settings = settings;
    hearing.tell(this::heard);
  }

  private void heard(JournalEntry entry) {
    if (entry.act().startsWith("ca.") || entry.act().equals("authority.imported")) {
      reload();
    }
  }

  /**
   * A CA and what it takes to use it.
   *
   * @param above of an imported one what stands above it, the root last; empty for all others
   */
  private record Ca(
      Issuer issuer, LedgerEntry entry, String keyId, List<X509CertificateHolder> above) {

    boolean isRoot() {
      return issuer.id().equals(ROOT);
    }
  }

  /** Every CA, the root first, the revoked ones too. */
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
    return find(id).orElseThrow(() -> missing(id));
  }

  public Issuer root() {
    return require(ROOT);
  }

  /** Whether the root's key is kept elsewhere, so that nothing here can sign with it. */
  public boolean isRootOffline() {
    return ca(ROOT).keyId().equals(ELSEWHERE);
  }

  /** Whether the CA is revoked: it signs its CRL and for its OCSP responder, and nothing else. */
  public boolean isRevoked(String id) {
    return stopped.contains(id) || ca(id).entry().isRevoked();
  }

  /** The issuing CAs of a family, {@code servers} or {@code users}, that are not revoked. */
  public List<Issuer> usable(String family) {
    return all().stream()
        .filter(ca -> CaId.family(ca.id()).equals(family) && !isRevoked(ca.id()))
        .toList();
  }

  /**
   * The first of these CAs that may issue.
   *
   * @param ids as a profile names them, at least one
   * @throws Fault CONFLICT if none of them is there and not revoked
   */
  public Issuer requireUsable(List<String> ids) {
    return ids.stream()
        .flatMap(id -> find(id).stream())
        .filter(ca -> !isRevoked(ca.id()))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                        Kind.CONFLICT,
                        "the profile is issued by "
                            + String.join(", ", ids)
                            + ", which "
                            + (find(ids.get(0)).isPresent()
                                ? "is revoked and issues nothing"
                                : "is no CA here"))
                    .withHint("add a CA, and name it in the profile's issuer: sealport ca --help"));
  }

  /** The CAs from the one given up to, without, the root: what a server sends after its own. */
  public List<X509CertificateHolder> chain(String id) {
    Ca ca = ca(id);
    if (!CaId.isImported(id)) {
      return ca.isRoot() ? List.of() : List.of(ca.issuer().certificate());
    }
    List<X509CertificateHolder> path = new ArrayList<>();
    path.add(ca.issuer().certificate());
    path.addAll(ca.above());
    return List.copyOf(path.subList(0, path.size() - 1));
  }

  /** What relying parties have to believe in for a CA: our root, or that of an imported CA. */
  public X509CertificateHolder anchor(String id) {
    Ca ca = ca(id);
    if (!CaId.isImported(id)) {
      return root().certificate();
    }
    return ca.above().isEmpty() ? ca.issuer().certificate() : ca.above().get(ca.above().size() - 1);
  }

  /** Our root, and the roots of the imported CAs that are not revoked; each once. */
  public List<X509CertificateHolder> anchors() {
    return Stream.concat(
            Stream.of(root().certificate()),
            usable(CaId.IMPORTED).stream().map(ca -> anchor(ca.id())))
        .distinct()
        .toList();
  }

  /**
   * Opens a key that is here.
   *
   * @throws Fault UNAUTHENTICATED if the passphrase is not that of the keys
   */
  void requirePassphrase() {
    cas().stream()
        .map(Ca::keyId)
        .filter(k -> !k.equals(ELSEWHERE))
        .findFirst()
        .ifPresent(keys::pen);
  }

  /** The CAs whose key is here. */
  List<String> withKey() {
    return cas().stream()
        .filter(ca -> !ca.keyId().equals(ELSEWHERE))
        .map(ca -> ca.issuer().id())
        .toList();
  }

  /**
   * Says whether a CA's key can be used.
   *
   * @throws Fault as {@link SigningKeys#requireKept}
   */
  void requireKept(String id) {
    Ca ca = ca(id);
    keys.requireKept(ca.keyId(), ca.issuer().certificate().getSubjectPublicKeyInfo());
  }

  /** The ids of the keys of all CAs, without that of an offline root. */
  public List<String> keyIds() {
    return cas().stream().map(Ca::keyId).filter(k -> !k.equals(ELSEWHERE)).toList();
  }

  /**
   * Says no to a home that lacks a key.
   *
   * @throws Fault UNAVAILABLE with the key and how to come by it
   */
  public void requireKeys() {
    keyIds().forEach(keys::require);
  }

  /** Whether a folder of keys and a database hold a CA already. */
  boolean isLaid() {
    return rows.existsById(PURPOSE + ROOT);
  }

  /** The pen of a CA; it does not leave this room. */
  Pen pen(String id) {
    Ca ca = ca(id);
    if (ca.keyId().equals(ELSEWHERE)) {
      throw Fault.of(Kind.CONFLICT, "the root of this CA is kept offline: its key is not here")
          .withHint("sealport ca root --help says how to ask it");
    }
    return keys.pen(ca.keyId());
  }

  /** Adds a CA, inside the caller's transaction. */
  void add(String id, SerialNumber serial, String keyId) {
    rows.save(new OwnCertificateRow(PURPOSE + id, serial.toString(), keyId));
  }

  /** From now on, before the transaction that revokes it, a CA issues nothing. */
  void stop(String id) {
    stopped.add(id);
  }

  /** The revocation failed. */
  void goOn(String id) {
    stopped.remove(id);
  }

  /** Forgets what was read, so that CAs added or revoked since are seen. */
  synchronized void reload() {
    loaded = List.of();
  }

  private Ca ca(String id) {
    return cas().stream()
        .filter(ca -> ca.issuer().id().equals(id))
        .findFirst()
        .orElseThrow(() -> missing(id));
  }

  private static Fault missing(String id) {
    return Fault.of(Kind.NOT_FOUND, "no CA \"" + id + "\"");
  }

  private List<Ca> cas() {
    List<Ca> known = loaded;
    return known.isEmpty() ? readAll() : known;
  }

  /** One at a time, so that what was read before a change does not outlive its reload. */
  private synchronized List<Ca> readAll() {
    List<Ca> known =
        rows.authorities().stream()
            .map(this::read)
            .sorted(
                Comparator.comparing((Ca ca) -> !ca.isRoot()).thenComparing(ca -> ca.entry().seq()))
            .toList();
    if (known.isEmpty()) {
      throw Fault.of(Kind.UNAVAILABLE, "there is no CA in this home")
          .withHint("sealport ca init makes one");
    }
    loaded = known;
    return known;
  }

  private Ca read(OwnCertificateRow row) {
    String id = row.purpose().substring(PURPOSE.length());
    LedgerEntry entry = ledger.require(SerialNumber.parse(row.serial()));
    X509CertificateHolder certificate = entry.certificate();
    KeyType type = KeyType.of(certificate.getSubjectPublicKeyInfo());
    Issuer.Addresses addresses = Issuer.Addresses.under(settings.base(), id);
    return new Ca(
        new Issuer(
            id,
            certificate,
            SignatureScheme.forKey(type).identifier(),
            row.keyId().equals(ELSEWHERE) ? addresses.withoutOcsp() : addresses),
        entry,
        row.keyId(),
        CaId.isImported(id) ? above(id) : List.of());
  }

  private List<X509CertificateHolder> above(String id) {
    return imported
        .findById(id)
        .map(ImportedCaRow::chain)
        .filter(chain -> !chain.isEmpty())
        .map(
            chain ->
                Pem.readCertificates(
                    chain.getBytes(StandardCharsets.US_ASCII), "the chain of the CA " + id))
        .orElse(List.of());
  }
}
