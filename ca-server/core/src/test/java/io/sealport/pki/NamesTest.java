package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.OtherName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns:ftp.example.com",
        "dns:*.example.com",
        "ip:192.0.2.1",
        "ip:2001:db8::1",
        "email:bob@example.com",
        "upn:bob@ad.example",
        "login:alice",
        "login:Ren\u00e9 (Lager 3)"
      })
  void come_back_from_a_general_name_as_they_were(String text) {
    Name name = Name.parse(text);
    assertThat(Names.of(Names.general(name))).isEqualTo(name);
  }

  @Test
  void read_a_mapped_address_as_ipv4() {
    byte[] mapped = new byte[16];
    mapped[10] = mapped[11] = (byte) 0xff;
    mapped[12] = 10;
    mapped[15] = 1;
    assertThat(Names.of(address(mapped))).isEqualTo(Name.ip("10.0.0.1"));
  }

  @Test
  void refuse_what_is_malformed() {
    refuses(new GeneralName(GeneralName.dNSName, "ftp.example.com\u0000.evil.example"));
    refuses(new GeneralName(GeneralName.dNSName, ""));
    refuses(new GeneralName(GeneralName.dNSName, new DERIA5String("b\u00fccher.example")));
    refuses(new GeneralName(GeneralName.rfc822Name, new DERIA5String("b\u00fc@example.com")));
    refuses(address(new byte[8]));
    refuses(address(new byte[0]));
    refuses(new GeneralName(new X500Name("CN=alice,O=Example")));
    refuses(new GeneralName(new X500Name("O=alice")));
    refuses(new GeneralName(new X500Name("CN=alice+O=Example")));
    refuses(new GeneralName(GeneralName.registeredID, new ASN1ObjectIdentifier("1.2.3")));
    refuses(
        new GeneralName(
            GeneralName.otherName,
            new OtherName(new ASN1ObjectIdentifier("1.2.3"), new DERUTF8String("bob@ad.example"))));
    refuses(
        new GeneralName(
            GeneralName.otherName,
            new OtherName(
                new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3"),
                new DERIA5String("bob@ad.example"))));
  }

  @Test
  void put_the_first_name_that_fits_into_the_common_name() {
    Name longName = Name.dns("a".repeat(60) + ".example.com");
    assertThat(Names.subject(List.of(longName, Name.dns("b.example")))).hasToString("CN=b.example");
    assertThat(Names.subject(List.of(longName)).getRDNs()).isEmpty();
  }

  private static GeneralName address(byte[] octets) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
  }

  private static void refuses(GeneralName general) {
    assertThatThrownBy(() -> Names.of(general)).isInstanceOf(Fault.class);
  }
}
