package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlDraft;
import io.sealport.pki.Csr;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.key.KeyChecks;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file that asks the root for one thing: a CRL or an issuing CA, exactly one of the two. What
 * {@link #parse} returns is well-formed; whether it may be signed is {@link OfflineRoot}'s to say.
 *
 * @param sealport {@value #FORM}
 * @param id of the request, random
 * @param root SHA-256 of the root's certificate
 * @param created whole seconds
 */
public record RootRequest(
    String sealport,
    int version,
    String id,
    String root,
    Instant created,
    @Nullable WantedCrl crl,
    @Nullable WantedCa ca) {

  /** An older list says nothing about today; a year and a month's grace. */
  public static final Duration LONGEST_CRL = Duration.ofDays(400);

  static final String FORM = "root-request";
  static final int VERSION = 1;

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  /**
   * A CRL of the root.
   *
   * @param number the least that it may have
   */
  public record WantedCrl(
      long number, Instant thisUpdate, Instant nextUpdate, List<Revoked> revoked) {}

  /** A revoked certificate of the root's; the reason in the RFC's spelling. */
  public record Revoked(String serial, String reason, Instant at) {}

  /**
   * An issuing CA.
   *
   * @param base the address under which the root's CRL and certificate are found
   * @param csr PEM; nothing but its key is used
   */
  public record WantedCa(String id, String title, String base, String csr) {}

  /** Asks for a CRL. */
  public static RootRequest ofCrl(String root, Instant now, WantedCrl crl, SecureRandom random) {
    return new RootRequest(FORM, VERSION, newId(random), root, seconds(now), crl, null).checked();
  }

  /** Asks for an issuing CA. */
  public static RootRequest ofCa(String root, Instant now, WantedCa ca, SecureRandom random) {
    return new RootRequest(FORM, VERSION, newId(random), root, seconds(now), null, ca).checked();
  }

  private static String newId(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static Instant seconds(Instant now) {
    return now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Reads a request and checks its form.
   *
   * @throws Fault BAD_INPUT or TOO_LARGE, naming what was found and what was wanted
   */
  public static RootRequest parse(byte[] bytes) {
    return RootFiles.read(bytes, RootRequest.class, "a request to a root").checked();
  }

  /** The file's bytes. */
  public byte[] bytes() {
    return RootFiles.pretty(this);
  }

  /** What people on both sides compare: SHA-256 of the file as the server wrote it. */
  public String sha256() {
    return CertificateFacts.sha256(bytes());
  }

  /** Whether it asks for a CRL; else it asks for an issuing CA. */
  public boolean asksForCrl() {
    return crl != null;
  }

  /**
   * The CRL that it asks for.
   *
   * @throws Fault BAD_INPUT if it asks for none
   */
  public WantedCrl wantedCrl() {
    return RootFiles.require(crl, "\"crl\"");
  }

  public WantedCa wantedCa() {
    return RootFiles.require(ca, "\"ca\"");
  }

  /** The entries as the CRL takes them. */
  List<CrlDraft.Entry> entries() {
    return wantedCrl().revoked().stream()
        .map(
            r ->
                new CrlDraft.Entry(
                    SerialNumber.parse(r.serial()), RevocationReason.parse(r.reason()), r.at()))
        .toList();
  }

  /** The CSR of the wanted CA. */
  Csr csr() {
    return Csr.parse(wantedCa().csr().getBytes(StandardCharsets.US_ASCII));
  }

  private RootRequest checked() {
    RootFiles.requireForm(sealport, version, FORM);
    if (!ID.matcher(RootFiles.require(id, "\"id\"")).matches()) {
      throw Fault.of(Kind.BAD_INPUT, "\"id\" is not 32 hexadecimal digits");
    }
    RootFiles.require(root, "\"root\"");
    requireSeconds(created, "\"created\"");
    if ((crl == null) == (ca == null)) {
      throw Fault.of(Kind.BAD_INPUT, "a request asks for one of \"crl\" and \"ca\"");
    }
    if (crl != null) {
      checkCrl(crl);
    } else {
      checkCa(wantedCa());
    }
    return this;
  }

  private void checkCrl(WantedCrl wanted) {
    requireSeconds(wanted.thisUpdate(), "thisUpdate");
    requireSeconds(wanted.nextUpdate(), "nextUpdate");
    if (wanted.number() < 1) {
      throw Fault.of(Kind.BAD_INPUT, "the CRL number is " + wanted.number() + "; wanted 1 or more");
    }
    if (!wanted.nextUpdate().isAfter(wanted.thisUpdate())) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "nextUpdate " + wanted.nextUpdate() + " is not after thisUpdate " + wanted.thisUpdate());
    }
    RootFiles.require(wanted.revoked(), "\"revoked\"")
        .forEach(r -> requireSeconds(RootFiles.require(r, "an entry").at(), "at"));
    for (Revoked entry : wanted.revoked()) {
      RootFiles.require(entry.serial(), "serial");
      RootFiles.require(entry.reason(), "reason");
    }
    long different = entries().stream().map(CrlDraft.Entry::serial).distinct().count();
    if (different != wanted.revoked().size()) {
      throw Fault.of(Kind.BAD_INPUT, "a serial number stands twice in the CRL");
    }
  }

  private void checkCa(WantedCa wanted) {
    CaId.requireIssuing(RootFiles.require(wanted.id(), "the CA's id"));
    CaDraft.requireTitle(RootFiles.require(wanted.title(), "the CA's title"));
    RootFiles.require(wanted.csr(), "the CSR");
    RootDrafts.requireBase(RootFiles.require(wanted.base(), "the base address"));
    CaDraft.requireKey(csr().keyType());
    KeyChecks.requireForCa(csr().publicKey());
  }

  private static void requireSeconds(@Nullable Instant at, String what) {
    Instant found = RootFiles.require(at, what);
    if (!found.equals(found.truncatedTo(ChronoUnit.SECONDS))) {
      throw Fault.of(Kind.BAD_INPUT, what + " is " + found + "; wanted whole seconds");
    }
  }
}
