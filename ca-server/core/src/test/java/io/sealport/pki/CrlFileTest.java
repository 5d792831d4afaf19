package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.CrlDraft.Entry;
import java.math.BigInteger;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrlFileTest {

  private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");
  private static final Instant NEXT = NOW.plusSeconds(86_400);
  private static final URI PART = URI.create("http://pki.example.com/crl/users.7.crl");
  private static final URI DELTA = URI.create("http://pki.example.com/crl/users.delta.crl");

  @TempDir Path folder;

  private final KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
  private Issuer issuer = StandInIssuer.of("users", pair, NOW);
  private KeyPen pen = new KeyPen(pair.getPrivate(), pair.getPublic());

  private Path file() {
    return folder.resolve("users.crl");
  }

  private byte[] write(CrlHead head, List<Entry> list) throws Exception {
    try (CrlEntries entries = CrlEntries.in(folder);
        FileChannel file =
            FileChannel.open(
                file(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      list.forEach(entries::add);
      CrlFile.Written written = CrlFile.write(head, entries, pen, file, () -> {});
      byte[] der = Files.readAllBytes(file());
      assertThat(written.sha256()).isEqualTo(CertificateFacts.sha256(der));
      assertThat(written.bytes()).isEqualTo(der.length);
      assertThat(written.entries()).isEqualTo(list.size());
      return der;
    }
  }

  private CrlHead whole(long number) {
    return new CrlHead(issuer, number, NOW, NEXT, CrlKind.WHOLE);
  }

  private void requireAsDrafted(long number, List<Entry> list) throws Exception {
    byte[] der = write(whole(number), list);

    X509CRLHolder crl = new X509CRLHolder(der);
    byte[] drafted = CrlDraft.of(issuer, number, NOW, NEXT, list).getEncoded("DER");
    assertThat(crl.toASN1Structure().getTBSCertList().getEncoded()).isEqualTo(drafted);
    // The dates of a test may lie behind the CRL's own.
    assertThat(CrlLints.check(der, issuer.certificate())).isSubsetOf("crl.revocation-dates");
  }

  private static Entry entry(String serial, RevocationReason reason, String at) {
    return new Entry(new SerialNumber(new BigInteger(serial, 16)), reason, Instant.parse(at));
  }

  @ParameterizedTest
  @EnumSource(RevocationReason.class)
  void says_each_reason_as_bouncy_castle_does(RevocationReason reason) throws Exception {
    requireAsDrafted(1, List.of(entry("8fffffff", reason, "2026-11-24T19:59:59Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1950-01-01T00:00:00Z",
        "1970-01-01T00:00:00Z",
        "1999-12-31T23:59:59Z",
        "2000-02-29T12:34:56Z",
        "2049-12-31T23:59:59Z",
        "2050-01-01T00:00:00Z",
        "2106-02-07T06:28:16Z"
      })
  void says_each_date_as_bouncy_castle_does(String at) throws Exception {
    requireAsDrafted(2, List.of(entry("1", RevocationReason.SUPERSEDED, at)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "7f",
        "80",
        "ff",
        "100",
        "7fff",
        "8000",
        "abc",
        "7fffffffffffffffffffffffffffffffffffffff"
      })
  void says_each_serial_as_bouncy_castle_does(String serial) throws Exception {
    requireAsDrafted(
        3, List.of(entry(serial, RevocationReason.UNSPECIFIED, "2026-11-24T20:00:00Z")));
  }

  @Test
  void writes_what_bouncy_castle_does_of_random_lists_of_every_length_of_a_length()
      throws Exception {
    Random random = new Random(20_261_124);
    for (int size : new int[] {0, 1, 2, 3, 5, 6, 7, 400, 1_700, 1_900, 30_000}) {
      List<Entry> list = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        list.add(
            new Entry(
                new SerialNumber(
                    new BigInteger(1 + random.nextInt(158), random)
                        .add(BigInteger.ONE)
                        .shiftLeft(1)),
                RevocationReason.values()[random.nextInt(RevocationReason.values().length)],
                Instant.ofEpochSecond((long) (random.nextDouble() * 4e9))));
      }
      byte[] der = write(whole(size + 1), list);

      assertThat(new X509CRLHolder(der).toASN1Structure().getTBSCertList().getEncoded())
          .isEqualTo(CrlDraft.of(issuer, size + 1, NOW, NEXT, list).getEncoded("DER"));
    }
  }

  @Test
  void what_did_not_fit_into_memory_leaves_no_file() throws Exception {
    List<Entry> list = new ArrayList<>();
    for (int i = 1; i <= 20_000; i++) {
      list.add(entry(Integer.toHexString(i), RevocationReason.SUPERSEDED, "2026-11-24T20:00:00Z"));
    }

    byte[] der = write(whole(1), list);

    assertThat(new X509CRLHolder(der).getRevokedCertificates()).hasSize(20_000);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p384", "ec-p521", "ed25519", "rsa-2048"})
  void signs_with_every_kind_of_key(String type) throws Exception {
    KeyPair other = Keys.generate(KeyType.parse(type), new SecureRandom());
    issuer = StandInIssuer.of("users", other, NOW);
    pen = new KeyPen(other.getPrivate(), other.getPublic());

    requireAsDrafted(
        9, List.of(entry("abc", RevocationReason.KEY_COMPROMISE, "2026-11-24T19:00:00Z")));
  }

  @Test
  void a_part_says_its_address_and_where_its_deltas_are() throws Exception {
    CrlKind kind = new CrlKind(Optional.of(PART), Optional.empty(), Optional.of(DELTA));

    X509CRLHolder crl =
        new X509CRLHolder(write(new CrlHead(issuer, 4, NOW, NEXT, kind), List.of()));

    assertThat(crl.getCriticalExtensionOIDs()).hasToString("[2.5.29.28]");
    IssuingDistributionPoint scope =
        IssuingDistributionPoint.getInstance(
            crl.getExtension(Extension.issuingDistributionPoint).getParsedValue());
    assertThat(scope.getDistributionPoint().toString()).contains(PART.toString());
    assertThat(scope.onlyContainsUserCerts()).isFalse();
    assertThat(
            CRLDistPoint.getInstance(crl.getExtension(Extension.freshestCRL).getParsedValue())
                .toString())
        .contains(DELTA.toString());
  }

  @Test
  void a_delta_says_critically_what_it_is_one_to() throws Exception {
    CrlKind kind = new CrlKind(Optional.empty(), Optional.of(41L), Optional.empty());
    try (CrlEntries entries = CrlEntries.in(folder);
        FileChannel file =
            FileChannel.open(
                file(),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
      entries.addRemoved(" abc ".getBytes(StandardCharsets.US_ASCII), 1, 4, NOW.getEpochSecond());
      CrlFile.write(new CrlHead(issuer, 43, NOW, NEXT, kind), entries, pen, file, () -> {});
    }

    X509CRLHolder crl = new X509CRLHolder(Files.readAllBytes(file()));
    assertThat(crl.getCriticalExtensionOIDs()).hasToString("[2.5.29.27]");
    assertThat(
            ASN1Integer.getInstance(crl.getExtension(Extension.deltaCRLIndicator).getParsedValue())
                .longValueExact())
        .isEqualTo(41);
    assertThat(
            ASN1Enumerated.getInstance(
                    crl.getRevokedCertificate(BigInteger.valueOf(0xabc))
                        .getExtension(Extension.reasonCode)
                        .getParsedValue())
                .intValueExact())
        .isEqualTo(8);
  }

  @Test
  void a_pen_of_another_algorithm_signs_nothing() {
    KeyPair other = Keys.generate(KeyType.parse("ec-p384"), new SecureRandom());
    pen = new KeyPen(other.getPrivate(), other.getPublic());

    assertThatThrownBy(() -> write(whole(1), List.of())).isInstanceOf(Fault.class);
  }

  @Test
  void a_pen_whose_public_key_is_another_is_found_out() {
    KeyPair other = Keys.generate(KeyType.EC_P256, new SecureRandom());
    pen = new KeyPen(pair.getPrivate(), other.getPublic());

    assertThatThrownBy(() -> write(whole(1), List.of()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("does not verify");
  }

  @Test
  void pem_is_what_bouncy_castle_writes_whatever_the_length() throws Exception {
    Random random = new Random(7);
    for (int size :
        new int[] {0, 1, 47, 48, 49, 48 * 4096 - 1, 48 * 4096, 48 * 4096 + 1, 500_000}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      Path der = Files.write(folder.resolve("any.der"), bytes);
      Path pem = folder.resolve(size + ".pem");
      try (FileChannel from = FileChannel.open(der);
          FileChannel to =
              FileChannel.open(pem, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        PemFile.append(from, "X509 CRL", to);
      }
      assertThat(Files.readString(pem)).isEqualTo(Pem.encode("X509 CRL", bytes));
    }
  }
}
