package io.sealport.server.identity.network;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DSRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Signs the answers of a fake server about one zone, as a real signer would (RFC 4035 2 and 3). */
final class SignedZone {

  private final Name zone;
  private final Instant now;
  private final KeyPair pair;
  private final DNSKEYRecord key;

  SignedZone(String zone, Instant now) {
    try {
      this.zone = Name.fromString(zone, Name.root);
      this.now = now;
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      this.pair = generator.generateKeyPair();
      this.key =
          new DNSKEYRecord(
              this.zone,
              DClass.IN,
              60,
              DNSKEYRecord.Flags.ZONE_KEY | DNSKEYRecord.Flags.SEP_KEY,
              DNSKEYRecord.Protocol.DNSSEC,
              DNSSEC.Algorithm.ECDSAP256SHA256,
              pair.getPublic());
    } catch (IOException | GeneralSecurityException | DNSSEC.DNSSECException e) {
      throw new AssertionError(e);
    }
  }

  /** What whoever believes the zone has in its configuration. */
  TrustAnchor anchor() {
    return new TrustAnchor(
        zone
            + " IN DS "
            + new DSRecord(zone, DClass.IN, 60, DNSSEC.Digest.SHA256, key).rdataToString());
  }

  /** Signs an answer about the zone; others stay as they are. */
  Message sign(Message answer) {
    Name asked = answer.getQuestion().getName();
    if (!asked.subdomain(zone)) {
      return answer;
    }
    if (answer.getQuestion().getType() == Type.DNSKEY && asked.equals(zone)) {
      answer.addRecord(key, Section.ANSWER);
      answer.getHeader().setRcode(Rcode.NOERROR);
    }
    if (answer.getSection(Section.ANSWER).isEmpty()) {
      prove(answer, asked);
    }
    for (int section : List.of(Section.ANSWER, Section.AUTHORITY)) {
      for (RRset set : answer.getSectionRRsets(section)) {
        if (set.getName().subdomain(zone)) {
          answer.addRecord(signature(set), section);
        }
      }
    }
    answer.getHeader().unsetFlag(Flags.AA);
    return answer;
  }

  /** There is nothing of that type: NSEC at the name, and the zone's SOA. */
  private void prove(Message answer, Name asked) {
    try {
      answer.getHeader().setRcode(Rcode.NOERROR);
      answer.addRecord(
          Record.fromString(
              zone, Type.SOA, DClass.IN, 60, "ns.invalid. a.invalid. 1 60 60 60 60", Name.root),
          Section.AUTHORITY);
      answer.addRecord(
          new NSECRecord(
              asked,
              DClass.IN,
              60,
              Name.fromString("\\000", asked),
              new int[] {Type.NSEC, Type.RRSIG}),
          Section.AUTHORITY);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Record signature(RRset set) {
    try {
      return DNSSEC.sign(
          set,
          key,
          pair.getPrivate(),
          now.minus(Duration.ofHours(1)),
          now.plus(Duration.ofHours(1)));
    } catch (DNSSEC.DNSSECException e) {
      throw new AssertionError(e);
    }
  }
}
