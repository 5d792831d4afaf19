package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyIdentifiers;
import io.sealport.pki.Names;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestIssuers;
import io.sealport.pki.TestKeys;
import java.util.Arrays;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.junit.jupiter.api.Test;

class CertificateDraftTest {

  @Test
  void is_a_server_certificate_as_the_house_wants_it() {
    Issuer issuer = TestIssuers.of("servers");
    TBSCertificate draft =
        Judging.by(Profiles.SERVER).names("ftp.example.com", "192.0.2.1").approval().certificate();
    Extensions extensions = draft.getExtensions();

    assertThat(draft.getVersionNumber()).isEqualTo(3);
    assertThat(draft.getSerialNumber().getValue()).isEqualTo(Judging.SERIAL.value());
    assertThat(draft.getIssuer()).isEqualTo(issuer.certificate().getSubject());
    assertThat(draft.getSignature()).isEqualTo(issuer.algorithm());
    assertThat(draft.getSubject()).hasToString("CN=ftp.example.com");
    assertThat(draft.getSubjectPublicKeyInfo()).isEqualTo(TestCsrs.ec().csr().publicKey());
    assertThat(extensions.getCriticalExtensionOIDs())
        .containsExactly(Extension.basicConstraints, Extension.keyUsage);
    assertThat(BasicConstraints.fromExtensions(extensions).isCA()).isFalse();
    assertThat(ExtendedKeyUsage.fromExtensions(extensions).getUsages())
        .containsExactly(KeyPurposeId.id_kp_serverAuth);
    GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
    assertThat(Arrays.stream(names.getNames()).map(Names::of).map(Object::toString))
        .containsExactly("dns:ftp.example.com", "ip:192.0.2.1");
    assertThat(SubjectKeyIdentifier.fromExtensions(extensions).getKeyIdentifier())
        .isEqualTo(KeyIdentifiers.of(draft.getSubjectPublicKeyInfo()));
    AuthorityKeyIdentifier authority = AuthorityKeyIdentifier.fromExtensions(extensions);
    assertThat(authority.getKeyIdentifierOctets())
        .isEqualTo(KeyIdentifiers.in(issuer.certificate()).orElseThrow());
    assertThat(authority.getAuthorityCertIssuer()).isNull();
    assertThat(AuthorityInformationAccess.fromExtensions(extensions).getAccessDescriptions())
        .extracting(a -> a.getAccessLocation().getName().toString())
        .containsExactly("http://ca.invalid/ocsp", "http://ca.invalid/ca/servers.crt");
    CRLDistPoint crl =
        CRLDistPoint.getInstance(
            extensions.getExtensionParsedValue(Extension.cRLDistributionPoints));
    assertThat(crl.getDistributionPoints()).hasSize(1);
    assertThat(crl.toString()).contains("http://ca.invalid/crl/servers.crl");
  }

  @Test
  void lets_an_rsa_server_encipher_keys_and_nobody_else() {
    TestCsrs rsa = TestCsrs.of(TestKeys.of("rsa-2048"));
    TBSCertificate server =
        Judging.by(Profiles.SERVER).names("a.example").csr(rsa).approval().certificate();
    TBSCertificate user =
        Judging.by(Profiles.USER).names("alice").csr(rsa).approval().certificate();
    assertThat(KeyUsage.fromExtensions(server.getExtensions()))
        .isEqualTo(new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
    assertThat(KeyUsage.fromExtensions(user.getExtensions()))
        .isEqualTo(new KeyUsage(KeyUsage.digitalSignature));
  }

  @Test
  void makes_the_names_critical_where_the_subject_is_empty() {
    TBSCertificate draft =
        Judging.by(Profiles.SERVER).names("a".repeat(60) + ".example.com").approval().certificate();
    assertThat(draft.getSubject().getRDNs()).isEmpty();
    assertThat(draft.getExtensions().getExtension(Extension.subjectAlternativeName).isCritical())
        .isTrue();
  }

  @Test
  void writes_a_responder_without_addresses() {
    TBSCertificate draft =
        Judging.by(Profiles.RESPONDER).names("OCSP root").approval().certificate();
    Extensions extensions = draft.getExtensions();
    assertThat(ExtendedKeyUsage.fromExtensions(extensions).getUsages())
        .containsExactly(KeyPurposeId.id_kp_OCSPSigning);
    assertThat(extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck).isCritical())
        .isFalse();
    assertThat(extensions.getExtension(Extension.authorityInfoAccess)).isNull();
    assertThat(extensions.getExtension(Extension.cRLDistributionPoints)).isNull();
  }

  @Test
  void writes_the_constants_before_the_common_name() {
    Profile profile = Profiles.serverAnd("subject: {ou: Files, o: Example Ltd, c: GB}\n");
    TBSCertificate draft = Judging.by(profile).names("a.example").approval().certificate();
    assertThat(CertificateFacts.text(draft.getSubject()))
        .isEqualTo("CN=a.example,OU=Files,O=Example Ltd,C=GB");
  }
}
