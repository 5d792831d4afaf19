package io.sealport.server.authority;

import io.micronaut.core.annotation.Introspected;
import io.sealport.policy.LedgerFacts;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a certificate without its DER: for whoever goes through many. Times are
 * epoch milliseconds, names one {@code type:value} a line.
 */
@Introspected
public record LedgerLine(
    String serial,
    long seq,
    String issuer,
    String profile,
    String subject,
    String names,
    long notBefore,
    long notAfter,
    String keyType,
    String keySha256,
    String lineage,
    @Nullable String replaces,
    @Nullable String replacedBy,
    String requester,
    String status,
    long issued) {

  /** As a selection sees it. */
  public LedgerFacts facts(Instant now) {
    return new LedgerFacts(
        serial,
        profile,
        issuer,
        subject,
        nameList(),
        keyType,
        keySha256,
        Instant.ofEpochMilli(notBefore),
        Instant.ofEpochMilli(notAfter),
        Instant.ofEpochMilli(issued),
        requester,
        status(now),
        lineage,
        replacedBy != null);
  }

  /** The names, {@code type:value} each. */
  public List<String> nameList() {
    return names.isEmpty() ? List.of() : names.lines().toList();
  }

  /** {@code valid}, {@code expired}, {@code revoked} or {@code held}. */
  public String status(Instant now) {
    return status.equals("valid") && notAfter <= now.toEpochMilli() ? "expired" : status;
  }
}
