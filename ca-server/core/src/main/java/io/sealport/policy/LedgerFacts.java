package io.sealport.policy;

import java.time.Instant;
import java.util.List;

/**
 * What a {@link Selection} sees of a certificate that was issued: what the ledger knows of it
 * without decoding it.
 *
 * @param serial in hex
 * @param issuer the id of its CA, such as {@code servers}
 * @param subject as RFC 4514 writes it
 * @param names {@code type:value} each
 * @param keyType as profiles spell it
 * @param keySha256 of the DER SubjectPublicKeyInfo, in hex
 * @param requester as in the journal
 * @param status {@code valid}, {@code held}, {@code expired} or {@code revoked}
 * @param lineage the serial of the first certificate of its renewal chain
 * @param replaced whether it was renewed already
 */
public record LedgerFacts(
    String serial,
    String profile,
    String issuer,
    String subject,
    List<String> names,
    String keyType,
    String keySha256,
    Instant notBefore,
    Instant notAfter,
    Instant issued,
    String requester,
    String status,
    String lineage,
    boolean replaced) {

  public LedgerFacts {
    names = List.copyOf(names);
  }

  /** The values of the names of one type; of every type if that is empty. */
  List<String> names(String type) {
    return names.stream()
        .filter(n -> type.isEmpty() || n.startsWith(type + ":"))
        .map(n -> n.substring(n.indexOf(':') + 1))
        .toList();
  }
}
