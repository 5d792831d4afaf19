package io.sealport.cli.inspect;

import io.sealport.api.CertificateInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.CertificateWindow.Field;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The window as it is printed: the certificate's own words, and the ledger's where a server was
 * asked.
 *
 * @param keySha256 of the public key's DER, as {@code policy block-key} takes it
 * @param ledger what the server knows; absent for a file
 * @param invalid the first thing that is wrong
 */
public record ShowReport(
    String issuer,
    String owner,
    String serial,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String key,
    String keySha256,
    String signature,
    List<String> keyUsage,
    List<String> purposes,
    boolean authority,
    List<String> ocsp,
    List<String> caIssuers,
    List<String> crl,
    String sha256,
    String sha1,
    String trust,
    @Nullable Wrong invalid,
    @Nullable CertificateInfo ledger) {

  /** What {@link CertificateWindow.Invalid} says, as JSON writes it. */
  public record Wrong(String field, String sentence) {}

  /** The window of a certificate as it is printed. */
  public static ShowReport of(
      CertificateWindow window, String keySha256, @Nullable CertificateInfo ledger) {
    return new ShowReport(
        window.issuer(),
        window.owner(),
        window.serial(),
        window.names(),
        window.notBefore(),
        window.notAfter(),
        window.key(),
        keySha256,
        window.signature(),
        window.keyUsage(),
        window.purposes(),
        window.authority(),
        window.addresses().ocsp(),
        window.addresses().caIssuers(),
        window.addresses().crl(),
        window.sha256(),
        window.sha1(),
        window.trust(),
        window.invalid().map(i -> new Wrong(i.field().wire(), i.sentence())).orElse(null),
        ledger);
  }

  ExitCode exitCode() {
    return invalid == null ? ExitCode.DONE : ExitCode.FOUND_WRONG;
  }

  Table table() {
    return table(ledger == null ? "not asked" : ledger.status());
  }

  /** As it is printed for people, with that status. */
  public Table table(String status) {
    Table table = Table.of();
    line(table, Field.ISSUER, "Issuer", issuer);
    line(table, null, "Owner", owner);
    line(table, null, "Serial", serial);
    lines(table, Field.NAMES, "Names", names);
    line(table, Field.NOT_BEFORE, "Valid from", Text.time(notBefore));
    line(table, Field.NOT_AFTER, "Valid to", Text.time(notAfter));
    line(table, Field.KEY, "Key", key);
    line(table, null, "Key hash", keySha256);
    line(table, Field.SIGNATURE, "Signature", signature);
    line(table, null, "Key usage", String.join(", ", keyUsage));
    line(table, Field.PURPOSES, "Purpose", purposes.isEmpty() ? "any" : words(purposes));
    line(table, Field.AUTHORITY, "Authority", authority ? "yes, a CA" : "no");
    line(table, Field.STATUS, "Status", status);
    line(table, Field.EXTENSIONS, "Trust", trust);
    lines(table, null, "OCSP", ocsp);
    lines(table, null, "Issuer at", caIssuers);
    lines(table, null, "CRL at", crl);
    line(table, null, "SHA-256", fingerprint(sha256));
    line(table, null, "SHA-1", fingerprint(sha1));
    Optional.ofNullable(ledger).ifPresent(l -> ledger(table, l));
    return table;
  }

  private static void ledger(Table table, CertificateInfo ledger) {
    table.row("Profile", ledger.profile());
    table.row("Requester", ledger.requester());
    table.row("Lineage", ledger.lineage());
    if (ledger.replaces() != null) {
      table.row("Replaces", ledger.replaces());
    }
    if (ledger.replacedBy() != null) {
      table.row("Replaced by", ledger.replacedBy());
    }
  }

  private void lines(Table table, @Nullable Field field, String label, List<String> values) {
    line(table, field, label, values.isEmpty() ? "-" : values.get(0));
    values.stream().skip(1).forEach(value -> table.row("", value));
  }

  private void line(Table table, @Nullable Field field, String label, String value) {
    boolean wrong = invalid != null && field != null && field.wire().equals(invalid.field());
    String shown = value.isEmpty() ? "-" : value;
    table.row(label, wrong && invalid != null ? shown + "  Invalid: " + invalid.sentence() : shown);
  }

  private static String words(List<String> values) {
    return String.join(", ", values);
  }

  /** In pairs with colons, as the windows of FTP programs have it. */
  private static String fingerprint(String hex) {
    return hex.replaceAll("(..)(?!$)", "$1:");
  }
}
