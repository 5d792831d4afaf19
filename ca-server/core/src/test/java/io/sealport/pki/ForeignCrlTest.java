package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.assertj.core.api.AbstractThrowableAssert;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.junit.jupiter.api.Test;

class ForeignCrlTest {

  private static final Forge.Forged CA = Forge.root("CN=Partner Root");
  private static final Instant END = Forge.NOW.plus(Duration.ofDays(1));

  private static X509v2CRLBuilder builder(Forge.Forged ca, Instant end) {
    return new X509v2CRLBuilder(
            ca.certificate().getSubject(), Date.from(end.minus(Duration.ofDays(2))))
        .setNextUpdate(Date.from(end));
  }

  private static X509CRLHolder crl(Instant end) {
    return builder(CA, end).build(CA.signer("SHA256withECDSA"));
  }

  private static AbstractThrowableAssert<?, ?> refused(X509CRLHolder crl, Forge.Forged ca) {
    return assertThatThrownBy(() -> ForeignCrl.of(crl, ca.certificate(), Forge.NOW))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.BAD_INPUT));
  }

  @Test
  void a_whole_current_one_of_the_ca_is_taken() {
    ForeignCrl taken = ForeignCrl.of(crl(END), CA.certificate(), Forge.NOW);

    assertThat(taken.nextUpdate()).isEqualTo(END);
    assertThat(taken.number()).isEmpty();
  }

  @Test
  void pem_and_der_are_read_and_nothing_else() throws Exception {
    byte[] der = crl(END).getEncoded();
    byte[] pem =
        (Pem.encode("X509 CRL", der) + Pem.encode("X509 CRL", der))
            .getBytes(StandardCharsets.US_ASCII);

    assertThat(ForeignCrl.read(der, "x")).hasSize(1);
    assertThat(ForeignCrl.read(pem, "x")).hasSize(2);
    for (String bad : new String[] {"", "<html>", "-----BEGIN X509 CRL-----\nAAAA\n"}) {
      assertThatThrownBy(
              () -> ForeignCrl.read(bad.getBytes(StandardCharsets.US_ASCII), "the answer"))
          .isInstanceOf(Fault.class)
          .hasMessageStartingWith("the answer ");
    }
  }

  @Test
  void one_of_another_ca_or_by_another_key_is_refused() {
    refused(crl(END), Forge.root("CN=Other")).hasMessageContaining("is not of \"CN=Other\"");
    refused(crl(END), Forge.root("CN=Partner Root")).hasMessageContaining("not signed by");
  }

  @Test
  void a_ca_that_may_not_sign_crls_signs_none() {
    Forge.Forged mute =
        Forge.ca("CN=Mute")
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .selfSigned();

    refused(builder(mute, END).build(mute.signer("SHA256withECDSA")), mute)
        .hasMessageContaining("not signed by");
  }

  @Test
  void an_ended_or_coming_one_is_refused() {
    refused(crl(Forge.NOW), CA).hasMessageContaining("ended " + Forge.NOW);
    refused(crl(END.plus(Duration.ofDays(2))), CA).hasMessageContaining("begins only");
  }

  @Test
  void one_without_an_end_is_refused() {
    X509CRLHolder endless =
        new X509v2CRLBuilder(CA.certificate().getSubject(), Date.from(Forge.NOW))
            .build(CA.signer("SHA256withECDSA"));

    refused(endless, CA).hasMessageContaining("until when");
  }

  @Test
  void a_delta_or_a_part_is_refused() throws Exception {
    refused(
            builder(CA, END)
                .addExtension(Extension.deltaCRLIndicator, true, new ASN1Integer(1))
                .build(CA.signer("SHA256withECDSA")),
            CA)
        .hasMessageContaining("delta");
    refused(
            builder(CA, END)
                .addExtension(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(null, false, true, null, false, false))
                .build(CA.signer("SHA256withECDSA")),
            CA)
        .hasMessageContaining("some certificates only");
  }

  @Test
  void sha_1_is_refused() {
    refused(builder(CA, END).build(CA.signer("SHA1withECDSA")), CA)
        .hasMessageContaining("wanted SHA-256");
  }
}
