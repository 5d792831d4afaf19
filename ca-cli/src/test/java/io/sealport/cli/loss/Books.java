package io.sealport.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.story.SealportProcess;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a CA has written down, held against what clients were told. */
final class Books {

  private static final List<String> CAS = List.of("root", "servers", "users");

  private final Wire wire;
  private final Told told;

  /** As one server reads them. */
  Books(Wire wire, Told told) {
    this.wire = wire;
    this.told = told;
  }

  /**
   * Every entry is there, and one for each thing that anybody was told.
   *
   * @return what the verification found
   */
  JsonNode requireJournal() {
    JsonNode verification = wire.get("/journal/verification").orElseThrow().json();
    assertThat(verification.get("intact").asBoolean()).as(verification.toString()).isTrue();
    List<JsonNode> entries = wire.all("/journal");
    assertThat(subjects(entries, "certificate.issued"))
        .doesNotHaveDuplicates()
        .containsAll(told.received().values().stream().map(Told.Received::serial).toList());
    assertThat(subjects(entries, "certificate.revoked"))
        .doesNotHaveDuplicates()
        .containsAll(told.revoked());
    for (String ca : CAS) {
      assertThat(crlNumbers(entries, ca))
          .as("CRL numbers of " + ca)
          .isSorted()
          .doesNotHaveDuplicates();
    }
    return verification;
  }

  private static List<String> subjects(List<JsonNode> entries, String act) {
    return entries.stream()
        .filter(e -> e.get("act").asText().equals(act))
        .map(e -> e.get("subject").asText())
        .toList();
  }

  private static List<Long> crlNumbers(List<JsonNode> entries, String ca) {
    return entries.stream()
        .filter(e -> e.get("act").asText().equals("crl.issued"))
        .filter(e -> e.get("subject").asText().equals(ca))
        .map(e -> SealportProcess.parse(e.get("details").asText()).get("number").asLong())
        .toList();
  }

  /** Every order has one certificate, as its client has it. */
  void requireLedger() {
    List<JsonNode> certificates = wire.all("/certificates");
    Map<String, JsonNode> bySerial = new HashMap<>();
    certificates.forEach(
        c -> assertThat(bySerial.put(c.get("serial").asText(), c)).as("a serial twice").isNull());
    for (Told.Received received : told.received().values()) {
      JsonNode row = bySerial.get(received.serial());
      assertThat(row).as(received.toString()).isNotNull();
      assertThat(row.get("sha256").asText()).isEqualTo(received.sha256());
    }
    // An order that was asked for again has one certificate: every order has a login of its own.
    assertThat(
            certificates.stream()
                .filter(c -> c.get("profile").asText().equals("ftps-user"))
                .map(c -> c.get("names").get(0).asText())
                .toList())
        .doesNotHaveDuplicates()
        .hasSize(told.received().size());
    assertThat(told.revoked().stream().map(s -> bySerial.get(s).get("status").asText()).distinct())
        .containsExactly("revoked");
  }

  /** The serials on a CRL, as the ledger writes them but without zeros before them. */
  static Set<String> listed(X509CRL crl) {
    return crl.getRevokedCertificates().stream()
        .map(X509CRLEntry::getSerialNumber)
        .map(n -> n.toString(16))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Everything that was confirmed to be revoked is on the CRL. */
  void requireListed(X509CRL users) {
    assertThat(listed(users))
        .containsAll(told.revoked().stream().map(s -> s.replaceFirst("^0+", "")).toList());
  }
}
