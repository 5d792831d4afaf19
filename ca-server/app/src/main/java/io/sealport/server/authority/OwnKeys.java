package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.server.journal.Node;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The keys of the server's own certificates. A new key is prepared, certified through the ordinary
 * door, and takes the place of the old one in the transaction that stores its certificate. Each
 * node has its own: no private key of theirs ever travels.
 */
@Singleton
public class OwnKeys {

  private static final String AT = "@";

  private final Node node;
  private final SigningKeys keys;
  private final OwnCertificateRows rows;
  private final Ledger ledger;
  private final Hierarchy hierarchy;
  private final SecureRandom random;
  private final Map<String, OwnCredential> active = new ConcurrentHashMap<>();

  OwnKeys(
      Node node,
      SigningKeys keys,
      OwnCertificateRows rows,
      Ledger ledger,
      Hierarchy hierarchy,
      SecureRandom random) {
    this.node = node;
    this.keys = keys;
    this.hierarchy = hierarchy;
    this.rows = rows;
    this.ledger = ledger;
    this.random = random;
  }

  /** A new key and the CSR that asks for its certificate. */
  public record Prepared(String purpose, String keyId, Csr csr) {}

  /** Makes a key for a purpose such as {@code ocsp:servers} or {@code https}. */
  public Prepared prepare(String purpose, KeyType type, List<Name> names) {
    byte[] salt = new byte[4];
    random.nextBytes(salt);
    String keyId = purpose.replace(':', '-') + "-" + HexFormat.of().formatHex(salt);
    return new Prepared(purpose, keyId, CsrDraft.sign(keys.create(keyId, type), names));
  }

  /** Puts the key into service, inside the caller's transaction. */
  public void activate(Prepared prepared, SerialNumber serial) {
    OwnCertificateRow row =
        new OwnCertificateRow(stored(prepared.purpose()), serial.toString(), prepared.keyId());
    if (rows.existsById(row.purpose())) {
      rows.update(row);
    } else {
      rows.save(row);
    }
  }

  /** After the transaction: uses the new key from now on and throws the old one away. */
  public void switchTo(Prepared prepared) {
    OwnCredential before = active.get(prepared.purpose());
    active.remove(prepared.purpose());
    OwnCredential now = require(prepared.purpose());
    if (before != null && !before.keyId().equals(now.keyId())) {
      keys.discard(before.keyId());
    }
  }

  /** A key whose certificate was not issued after all. */
  public void abandon(Prepared prepared) {
    keys.discard(prepared.keyId());
  }

  /** What serves a purpose now. */
  public Optional<OwnCredential> find(String purpose) {
    OwnCredential known = active.get(purpose);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<OwnCredential> found =
        rows.findById(stored(purpose)).map(row -> credential(purpose, row));
    found.ifPresent(c -> active.put(purpose, c));
    return found;
  }

  /**
   * What serves a purpose now.
   *
   * @throws Fault UNAVAILABLE if nothing does
   */
  public OwnCredential require(String purpose) {
    return find(purpose)
        .orElseThrow(
            () -> Fault.of(Kind.UNAVAILABLE, "the server has no certificate for " + purpose));
  }

  /**
   * What serves a purpose now, to be shown as a client certificate with its CA's.
   *
   * @throws Fault UNAVAILABLE if nothing does
   */
  public ClientCredential client(String purpose) {
    OwnCredential credential = require(purpose);
    if (!credential.entry().isRevoked()
        && !ledger.require(credential.entry().serial()).isRevoked()) {
      // A handle signs whatever it is given: only what nobody believes may leave this room.
      throw Fault.of(Kind.INTERNAL, purpose + " has a certificate that is in force");
    }
    List<X509CertificateHolder> chain = new ArrayList<>();
    chain.add(credential.entry().certificate());
    chain.addAll(hierarchy.chain(credential.entry().issuer()));
    return ClientCredential.of(chain, keys.handle(credential.keyId()));
  }

  /**
   * The certificates that serve a purpose now, on this node and on every other.
   *
   * @return by the purpose, behind which {@code @} and its name stand for every node but the first
   */
  public Map<String, LedgerEntry> onEveryNode(String purpose) {
    Map<String, LedgerEntry> found = new LinkedHashMap<>();
    for (OwnCertificateRow row : rows.onEveryNode(purpose, purpose + AT + "%")) {
      found.put(row.purpose(), ledger.require(SerialNumber.parse(row.serial())));
    }
    return found;
  }

  /** The purpose as this node's certificates are kept under. */
  public String stored(String purpose) {
    return node.isFirst() ? purpose : purpose + AT + node.name();
  }

  /**
   * Forgets the certificates of another node, inside the caller's transaction.
   *
   * @return what served it
   */
  public List<LedgerEntry> forgetNode(String name) {
    List<OwnCertificateRow> its =
        name.equals(Node.FIRST) ? rows.ofFirstNode() : rows.ofNode("%" + AT + name);
    its.forEach(row -> rows.deleteById(row.purpose()));
    return its.stream().map(row -> ledger.require(SerialNumber.parse(row.serial()))).toList();
  }

  private OwnCredential credential(String purpose, OwnCertificateRow row) {
    LedgerEntry entry = ledger.require(SerialNumber.parse(row.serial()));
    return new OwnCredential(purpose, entry, row.keyId(), keys.pen(row.keyId()));
  }
}
