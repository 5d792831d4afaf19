package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Name;
import io.sealport.pki.TestCsrs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ways around a profile's names, each tried: refused with its rule, or come to nothing. */
class BypassTest {

  private static final String SERVER =
      """
      profile: web
      issuer: servers
      names:
        allow: ["dns:*.example.com", "ip:10.0.0.0/8", "ip:2001:db8::/32"]
        deny: ["dns:pay.example.com", "dns:b\u00fccher.example.com", "ip:10.9.9.9", "ip:2001:db8::9"]
        wildcards: true
      proof: {each-name: [token]}
      keys: [ec-p256]
      validity: {max: 47d}
      """;

  private static final String USER =
      """
      profile: person
      issuer: users
      names:
        allow: ["login:*", "email:*@example.com", "upn:*@ad.example"]
        deny: ["login:root", "email:boss@example.com", "upn:boss@ad.example"]
      proof: {each-name: [token]}
      keys: [ec-p256]
      validity: {max: 7d}
      """;

  private static final ASN1ObjectIdentifier UPN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

  /** A way around, and the rules that it breaks. */
  private record Way(String what, Judging request, String... rules) {
    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Way> ways() {
    return Stream.of(
            patterns(),
            spellings(),
            punycode(),
            addresses(),
            blanks(),
            commonNames(),
            people(),
            otherNames(),
            otherTypes(),
            lookAlikes())
        .flatMap(s -> s);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void is_refused(Way way) {
    assertThat(way.request.rules()).containsExactlyInAnyOrder(way.rules);
  }

  private static Way server(String name, String... rules) {
    return new Way("server " + Name.printable(name), Judging.by(SERVER).names(name), rules);
  }

  /** The same name in the CSR alone, which is judged alike. */
  private static Way inCsr(String what, GeneralName name, String... rules) {
    return new Way("CSR with " + what, Judging.by(SERVER).csr(TestCsrs.ec().names(name)), rules);
  }

  private static Way user(String name, String... rules) {
    return new Way("user " + Name.printable(name), Judging.by(USER).names("alice", name), rules);
  }

  /** Beside the login alice. */
  private static Way userCsr(String what, TestCsrs csr, String... rules) {
    return new Way("user's CSR with " + what, Judging.by(USER).names("alice").csr(csr), rules);
  }

  private static GeneralName dns(String value) {
    return new GeneralName(GeneralName.dNSName, new DERIA5String(value));
  }

  private static GeneralName ip(byte... octets) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
  }

  /** The pattern language is the profile's; in a name its signs are letters, or nothing. */
  private static Stream<Way> patterns() {
    return Stream.of(
        server("*", "names.form", "names.min"),
        server("**.example.com", "names.form", "names.min"),
        server("*.*.example.com", "names.form", "names.min"),
        server("p?y.example.com", "names.form", "names.min"),
        server("[p]ay.example.com", "names.form", "names.min"),
        server("{pay,ftp}.example.com", "names.form", "names.min"),
        server("p%y.example.com", "names.form", "names.min"),
        server("*.example.com", "names.deny"),
        server("*.pay.example.com", "names.allow"),
        server("ip:10.9.9.9/32", "names.form", "names.min"),
        server("ip:10.*.*.*", "names.form", "names.min"),
        inCsr("a star for a label's part", dns("p*y.example.com"), "names.form", "names.min"),
        inCsr("a wildcard that holds a denied name", dns("*.example.com"), "names.deny"));
  }

  private static Stream<Way> spellings() {
    return Stream.of(
        server("PAY.Example.COM", "names.deny"),
        server("pay.example.com.", "names.deny"),
        server("pay.example.com..", "names.form", "names.min"),
        server("ftp.example.org", "names.allow"),
        server("example.com", "names.allow"),
        server("ftp.example.com.evil.example", "names.allow"),
        server("evilexample.com", "names.allow"),
        server("dns:dns:pay.example.com", "names.form", "names.min"),
        server("DNS:pay.example.com", "names.form", "names.min"),
        server("http://pay.example.com", "names.form", "names.min"),
        server("pay.example.com:21", "names.form", "names.min"),
        server("pay_.example.com", "names.form", "names.min"),
        server("a".repeat(300) + ".example.com", "names.form", "names.min"),
        server("a.".repeat(140) + "example.com", "names.form", "names.min"),
        inCsr("capital letters", dns("PAY.EXAMPLE.COM"), "names.deny"),
        inCsr("a dot at the end", dns("pay.example.com."), "names.deny"),
        inCsr("a NUL at the end", dns("ftp.example.com\u0000"), "names.form", "names.min"),
        inCsr("300 letters", dns("a".repeat(300)), "names.form", "names.min"));
  }

  private static Stream<Way> punycode() {
    return Stream.of(
        server("xn--bcher-kva.example.com", "names.deny"),
        server("XN--BCHER-KVA.example.com", "names.deny"),
        server("b\u00fccher.example.com", "names.deny"),
        server("B\u00dcCHER.example.com", "names.deny"),
        server("bu\u0308cher.example.com", "names.deny"),
        server("xn--pay-.example.com", "names.form", "names.min"),
        server("xn--pay.example.com", "names.form", "names.min"),
        server("xn--bcher-kva-.example.com", "names.form", "names.min"),
        server("pay\uff0eexample\u3002com", "names.deny"),
        server("\uff50\uff41\uff59.example.com", "names.deny"),
        server("pa\u00ady.example.com", "names.form", "names.min"),
        server("pay\u200d.example.com", "names.form", "names.min"),
        inCsr("an A-label of a denied name", dns("xn--bcher-kva.example.com"), "names.deny"),
        inCsr("it in capital letters", dns("XN--BCHER-KVA.EXAMPLE.COM"), "names.deny"),
        inCsr("an A-label of a plain one", dns("xn--pay-.example.com"), "names.form", "names.min"),
        inCsr("letters of Latin-1", dns("b\u00fccher.example.com"), "names.form", "names.min"));
  }

  private static Stream<Way> addresses() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 9, 9, 9};
    byte[] mask = {10, 0, 0, 1, -1, 0, 0, 0};
    return Stream.of(
        server("ip:::ffff:10.9.9.9", "names.deny"),
        server("ip:::FFFF:0a09:0909", "names.deny"),
        server("::ffff:10.9.9.9", "names.deny"),
        server("ip:::ffff:192.0.2.1", "names.allow"),
        server("ip:::10.9.9.9", "names.allow"),
        server("ip:2002:0a09:0909::", "names.allow"),
        server("ip:2001:0DB8:0000:0000:0:0:0:0009", "names.deny"),
        server("ip:2001:db8::0.0.0.9", "names.deny"),
        server("ip:2001:db8::1%eth0", "names.form", "names.min"),
        server("2001:db8::1%25eth0", "names.form", "names.min"),
        server("ip:[2001:db8::1]", "names.form", "names.min"),
        server("ip:012.9.9.9", "names.form", "names.min"),
        server("ip:0x0a.9.9.9", "names.form", "names.min"),
        server("ip:168364297", "names.form", "names.min"),
        server("ip:10.9.2313", "names.form", "names.min"),
        server("ip:\u0661\u0660.9.9.9", "names.deny"),
        server("dns:10.9.9.9", "names.form", "names.min"),
        server("dns:10.9.9.9.", "names.form", "names.min"),
        inCsr("an address mapped into IPv6", ip(mapped), "names.deny"),
        inCsr("an address with its mask", ip(mask), "names.form", "names.min"),
        inCsr("an address as host name", dns("10.9.9.9"), "names.form", "names.min"));
  }

  private static Stream<Way> blanks() {
    return Stream.of(
            " pay.example.com",
            "pay.example.com ",
            "pay. example.com",
            "pay.example.com\t",
            "pay.example.com\r\n",
            "pay\u00a0.example.com",
            "\ufeffpay.example.com")
        .map(n -> server(n, "names.form", "names.min"));
  }

  private static TestCsrs commonName(ASN1Encodable value) {
    return TestCsrs.ec()
        .subject(new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, value).build());
  }

  private static Stream<Way> commonNames() {
    TestCsrs inOneSet =
        TestCsrs.ec()
            .subject(
                new X500NameBuilder()
                    .addMultiValuedRDN(
                        new ASN1ObjectIdentifier[] {BCStyle.OU, BCStyle.CN},
                        new String[] {"Files", "pay.example.com"})
                    .build());
    return Stream.of(
        new Way(
            "a common name outside the names",
            Judging.by(SERVER).names("ftp.example.com").csr(TestCsrs.ec().commonName("ftp.evil")),
            "names.allow"),
        new Way(
            "a denied common name beside a name of the CSR",
            Judging.by(SERVER)
                .csr(TestCsrs.ec().names("dns:ftp.example.com").commonName("PAY.example.com.")),
            "names.deny"),
        new Way(
            "a denied common name in a set with a unit",
            Judging.by(SERVER).names("ftp.example.com").csr(inOneSet),
            "names.deny"),
        new Way(
            "a denied address as common name",
            Judging.by(SERVER)
                .names("ftp.example.com")
                .csr(TestCsrs.ec().commonName("::ffff:10.9.9.9")),
            "names.deny"),
        userCsr(
            "a denied common name in two octets a letter",
            commonName(new DERBMPString("root")),
            "names.deny",
            "names.login"),
        userCsr(
            "a second login as common name",
            commonName(new DERPrintableString("bob")),
            "names.login"),
        userCsr(
            "a common name with a blank", commonName(new DERUTF8String("alice ")), "names.form"),
        userCsr(
            "a common name that goes backwards",
            commonName(new DERUTF8String("ecila\u202e")),
            "names.form"),
        userCsr(
            "a common name of 65 letters",
            commonName(new DERUTF8String("a".repeat(65))),
            "names.form"));
  }

  private static Stream<Way> people() {
    return Stream.of(
        user("email:BOSS@example.com", "names.deny"),
        user("email:boss@EXAMPLE.com.", "names.deny"),
        user("email:b\u043ess@example.com", "names.deny", "names.scripts"),
        user("email:bob@example.com.evil.example", "names.allow"),
        user("email:bob@example.com@evil.example", "names.form"),
        user("email:\"boss\"@example.com", "names.form"),
        user("email:boss(x)@example.com", "names.form"),
        user("email:Boss <boss@example.com>", "names.form"),
        user("email:boss@example.com\n", "names.form"),
        user("email:" + "a".repeat(300) + "@example.com", "names.form"),
        user("upn:BOSS@AD.EXAMPLE", "names.deny"),
        user("upn:bob@ad.example.evil", "names.allow"),
        user("upn:boss", "names.form"),
        new Way(
            "an empty login",
            Judging.by(USER).names("login:"),
            "names.form",
            "names.min",
            "names.login"),
        new Way(
            "a very long login",
            Judging.by(USER).names("a".repeat(100_000)),
            "names.form",
            "names.min",
            "names.login"),
        new Way("two logins", Judging.by(USER).names("alice", "Alice"), "names.login"),
        new Way(
            "a login with a blank that shows like one",
            Judging.by(USER).names("root\u00a0"),
            "names.form",
            "names.min",
            "names.login"),
        new Way(
            "the CA's own name as login",
            Judging.by(USER).names("Stand-in users CA"),
            "lint.self-issued"),
        new Way(
            "the CA's own name in other letters",
            Judging.by(USER).names("STAND-IN USERS ca"),
            "lint.self-issued"));
  }

  private static TestCsrs other(ASN1ObjectIdentifier type, ASN1Encodable value) {
    return TestCsrs.ec().names(new GeneralName(GeneralName.otherName, new OtherName(type, value)));
  }

  private static TestCsrs other(String type, String value) {
    return other(new ASN1ObjectIdentifier(type), new DERUTF8String(value));
  }

  private static Stream<Way> otherNames() {
    return Stream.of(
        userCsr("a denied UPN", other(UPN, new DERUTF8String("Boss@ad.example")), "names.deny"),
        userCsr(
            "a UPN in two octets", other(UPN, new DERBMPString("bob@ad.example")), "names.form"),
        userCsr(
            "a printable UPN", other(UPN, new DERPrintableString("bob.ad.example")), "names.form"),
        userCsr("a UPN of octets", other(UPN, new DEROctetString(new byte[5])), "names.form"),
        userCsr(
            "a UPN in a box more",
            other(UPN, new DERTaggedObject(true, 0, new DERUTF8String("bob@ad.example"))),
            "names.form"),
        userCsr(
            "a UPN with NUL",
            other(UPN, new DERUTF8String("bob@ad.example\u0000.evil")),
            "names.form"),
        userCsr(
            "a UPN with two @", other(UPN, new DERUTF8String("bob@evil@ad.example")), "names.form"),
        userCsr("an unknown type", other("1.2.3.4", "bob@ad.example"), "names.form"),
        userCsr("a Kerberos principal", other("1.3.6.1.5.2.2", "bob@ad.example"), "names.form"),
        userCsr("an XMPP address", other("1.3.6.1.5.5.7.8.5", "bob@ad.example"), "names.form"),
        userCsr(
            "a plain mailbox as an international one",
            other("1.3.6.1.5.5.7.8.9", "boss@example.com"),
            "names.form"),
        userCsr(
            "two, the second unknown",
            other(UPN, new DERUTF8String("bob@ad.example"))
                .names(
                    new GeneralName(
                        GeneralName.otherName,
                        new OtherName(
                            new ASN1ObjectIdentifier("1.2.3.4"), new DERUTF8String("boss")))),
            "names.form"),
        new Way(
            "a service name of a server",
            Judging.by(SERVER)
                .names("ftp.example.com")
                .csr(other("1.3.6.1.5.5.7.8.7", "_ftp.pay.example.com")),
            "names.form"),
        new Way(
            "a UPN of a server",
            Judging.by(SERVER)
                .names("ftp.example.com")
                .csr(other(UPN, new DERUTF8String("bob@ad.example"))),
            "names.allow"));
  }

  private static TestCsrs directory(String name) {
    return TestCsrs.ec().names(new GeneralName(new X500Name(name)));
  }

  private static Stream<Way> otherTypes() {
    GeneralName uri =
        new GeneralName(GeneralName.uniformResourceIdentifier, "ftp://pay.example.com");
    return Stream.of(
        userCsr(
            "a denied login as directoryName", directory("CN=root"), "names.deny", "names.login"),
        userCsr("a directoryName of two", directory("CN=alice,CN=root"), "names.form"),
        userCsr("a directoryName of a set", directory("CN=alice+CN=root"), "names.form"),
        userCsr("a directoryName of a user id", directory("UID=root"), "names.form"),
        userCsr("an empty directoryName", directory(""), "names.form"),
        userCsr(
            "a directoryName in T.61",
            TestCsrs.ec()
                .names(
                    new GeneralName(
                        new X500NameBuilder()
                            .addRDN(BCStyle.CN, new org.bouncycastle.asn1.DERT61String("bob"))
                            .build())),
            "names.form"),
        inCsr("an address of the web", uri, "names.form", "names.min"),
        inCsr(
            "an object identifier",
            new GeneralName(GeneralName.registeredID, "1.3.6.1.4.1.99999"),
            "names.form",
            "names.min"),
        inCsr(
            "an X.400 address",
            new GeneralName(GeneralName.x400Address, new DERSequence()),
            "names.form",
            "names.min"),
        inCsr(
            "an EDI party",
            new GeneralName(
                GeneralName.ediPartyName,
                new DERSequence(new DERTaggedObject(true, 1, new DERUTF8String("pay")))),
            "names.form",
            "names.min"),
        inCsr(
            "a login of a server",
            new GeneralName(new X500Name("CN=pay.example.com")),
            "names.allow"));
  }

  private static Stream<Way> lookAlikes() {
    return Stream.of(
        server("p\u0430y.example.com", "names.deny", "names.scripts"),
        server("ftp.ex\u0430mple.com", "names.allow", "names.scripts"),
        server("ftp.examp1e.com", "names.allow"),
        new Way(
            "a login of fat letters",
            Judging.by(USER).names(fat("root")),
            "names.deny",
            "names.scripts"),
        new Way(
            "a login of broad letters",
            Judging.by(USER).names("\uff52\uff4f\uff4f\uff54"),
            "names.scripts"),
        new Way(
            "a login with Greek letters",
            Judging.by(USER).names("r\u03bf\u03bft"),
            "names.deny",
            "names.scripts"));
  }

  /** Mathematical bold. */
  private static String fat(String text) {
    StringBuilder fat = new StringBuilder();
    text.chars().forEach(c -> fat.appendCodePoint(0x1d41a + c - 'a'));
    return fat.toString();
  }

  @Test
  void a_name_in_the_csr_alone_is_judged_and_proven_like_any_other() {
    Judging judging =
        Judging.by(SERVER)
            .names("ftp.example.com")
            .csr(TestCsrs.ec().names("dns:other.example.com"));

    assertThat(judging.evidence(TestEvidence.of("token", "dns:ftp.example.com")).demands())
        .extracting(Demand::subject)
        .containsExactly("dns:other.example.com");
  }

  @Test
  void a_proof_is_of_one_name_and_no_pattern() {
    assertThat(
            Judging.by(USER).names("alice").evidence(TestEvidence.of("token", "login:*")).demands())
        .extracting(Demand::subject)
        .containsExactly("login:alice");
    assertThat(
            Judging.by(SERVER)
                .names("ftp.example.com")
                .evidence(TestEvidence.of("token", "dns:*.example.com"))
                .demands())
        .extracting(Demand::subject)
        .containsExactly("dns:ftp.example.com");
  }

  @Test
  void one_name_in_many_spellings_is_one_name() {
    List<String> spellings =
        List.of("ftp.example.com", "FTP.example.com", "dns:ftp.EXAMPLE.com.", "ftp.example.com");
    Approval approval =
        Judging.by(SERVER)
            .names(spellings.toArray(String[]::new))
            .csr(
                TestCsrs.ec()
                    .names(dns("FTP.EXAMPLE.COM"), dns("ftp.example.com."))
                    .commonName("Ftp.Example.Com"))
            .approval();

    assertThat(approval.names()).containsExactly(Name.dns("ftp.example.com"));
    assertThat(approval.certificate().getSubject()).hasToString("CN=ftp.example.com");
  }

  @Test
  void an_address_in_both_families_is_one_address() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
    Approval approval =
        Judging.by(SERVER)
            .names("10.0.0.1", "ip:::ffff:10.0.0.1")
            .csr(TestCsrs.ec().names(ip(mapped)))
            .approval();

    assertThat(approval.names()).containsExactly(Name.ip("10.0.0.1"));
    byte[] san =
        approval
            .certificate()
            .getExtensions()
            .getExtension(org.bouncycastle.asn1.x509.Extension.subjectAlternativeName)
            .getExtnValue()
            .getOctets();
    assertThat(Arrays.copyOfRange(san, san.length - 6, san.length))
        .containsExactly(0x87, 4, 10, 0, 0, 1);
  }
}
