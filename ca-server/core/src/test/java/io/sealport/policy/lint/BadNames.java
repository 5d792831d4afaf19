package io.sealport.policy.lint;

import io.sealport.policy.TbsEditor;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.OtherName;

/** Certificates whose subjectAltNames have a defect. */
final class BadNames {

  private static final ASN1ObjectIdentifier UPN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");
  private static final ASN1ObjectIdentifier UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

  private BadNames() {}

  static Stream<BadCertificate> all() {
    return Stream.of(addresses(), hosts(), people()).flatMap(s -> s);
  }

  private static Stream<BadCertificate> addresses() {
    byte[] mapped = new byte[16];
    Arrays.fill(mapped, 10, 13, (byte) 0xff);
    byte[] unspecified = new byte[16];
    byte[] group = new byte[16];
    group[0] = (byte) 0xff;
    group[15] = 1;
    return Stream.of(
        server("lint.ip", "an IPv4 address mapped into IPv6", ip(mapped)),
        server("lint.ip", "an address with its netmask", ip(10, 0, 0, 1, 255, 255, 255, 0))
            .bringing("lint.san"),
        server("lint.ip", "an address of 5 octets", ip(10, 0, 0, 1, 1)).bringing("lint.san"),
        server("lint.ip", "an address of none", ip()).bringing("lint.san"),
        server("lint.ip-usable", "0.0.0.0", ip(0, 0, 0, 0)),
        server("lint.ip-usable", "everybody", ip(255, 255, 255, 255)),
        server("lint.ip-usable", "a group", ip(224, 0, 0, 1)),
        server("lint.ip-usable", "an IPv6 group", ip(group)),
        server("lint.ip-usable", "::", ip(unspecified)));
  }

  private static Stream<BadCertificate> hosts() {
    return Stream.of(
        server("lint.single-label", "one label", dns("fileserver")),
        server("lint.special-names", "what never resolves", dns("ftp.invalid")),
        server("lint.special-names", "an onion service", dns("expyuzz4wqqyqhjn.onion")),
        server("lint.special-names", "the name of an address", dns("1.2.0.192.in-addr.arpa")),
        server("lint.special-names", "a wildcard for addresses", dns("*.ip6.arpa")),
        server("lint.dns-names", "an underscore", dns("a_b.example.com")).bringing("lint.san"),
        server("lint.dns-names", "a label of 64", dns("a".repeat(64) + ".example.com"))
            .bringing("lint.san"),
        server("lint.dns-names", "a part of a label as star", dns("f*.example.com"))
            .bringing("lint.san"),
        server("lint.dns-names", "two stars", dns("*.*.example.com")).bringing("lint.san"),
        server("lint.san", "an A-label that stands for nothing", dns("xn--a.example.com")),
        server("lint.san", "an address as a host name", dns("192.0.2.1")),
        server("lint.server-names", "an e-mail address of a server", email("a@example.com")));
  }

  private static Stream<BadCertificate> people() {
    return Stream.of(
        client("lint.email", "a host in capital letters", email("bob@EXAMPLE.com")),
        client("lint.email", "a host with a dot behind it", email("bob@example.com.")),
        client("lint.san", "an e-mail address with a display name", email("B <b@example.com>")),
        client("lint.san", "an e-mail address without a host", email("bob")),
        client("lint.other-name", "a realm in capital letters", other(UPN, "bob@AD.example")),
        client(
            "lint.other-name",
            "an international mailbox at a host in capital letters",
            other(UTF8_MAILBOX, "ren\u00e9@EXAMPLE.com")),
        client(
            "lint.san",
            "an ASCII mailbox as an international one",
            other(UTF8_MAILBOX, "bob@example.com")),
        client("lint.directory-name", "a login in another type of string", printable("alice"))
            .bringing("lint.login"),
        client("lint.login", "a login that is not the common name", login("alice")),
        BadCertificate.of(
            "lint.login",
            "a login beside another common name",
            clientEditor(login("alice"), dns("b.example.com"))
                .subject(new X500Name("CN=b.example.com"))));
  }

  /** With these names instead of any others, and no common name. */
  private static BadCertificate server(String rule, String defect, GeneralName... names) {
    return BadCertificate.of(rule, defect, editor(names));
  }

  private static TbsEditor editor(GeneralName... names) {
    return TbsEditor.server()
        .subject(new X500Name("O=Example"))
        .put(Extension.subjectAlternativeName, false, new DERSequence(names));
  }

  private static BadCertificate client(String rule, String defect, GeneralName... names) {
    return BadCertificate.of(rule, defect, clientEditor(names));
  }

  private static TbsEditor clientEditor(GeneralName... names) {
    return editor(names)
        .put(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
  }

  private static GeneralName dns(String value) {
    return new GeneralName(GeneralName.dNSName, value);
  }

  private static GeneralName email(String value) {
    return new GeneralName(GeneralName.rfc822Name, value);
  }

  private static GeneralName ip(int... octets) {
    byte[] bytes = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      bytes[i] = (byte) octets[i];
    }
    return ip(bytes);
  }

  private static GeneralName ip(byte[] octets) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
  }

  private static GeneralName other(ASN1ObjectIdentifier type, String value) {
    return new GeneralName(GeneralName.otherName, new OtherName(type, new DERUTF8String(value)));
  }

  private static GeneralName login(String value) {
    return directory(new DERUTF8String(value));
  }

  private static GeneralName printable(String value) {
    return directory(new DERPrintableString(value));
  }

  private static GeneralName directory(ASN1Encodable commonName) {
    return new GeneralName(
        new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build());
  }
}
