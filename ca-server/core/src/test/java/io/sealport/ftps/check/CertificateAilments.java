package io.sealport.ftps.check;

import static java.time.Duration.ofDays;

import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.RawTls;
import io.sealport.ftps.TlsActor;
import io.sealport.ftps.TlsActor.Client;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.SerialNumber;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;

/** Servers with a wrong certificate, chain, key, or idea of client certificates. */
final class CertificateAilments {

  private final Ward ward = new Ward();

  private CertificateAilments() {}

  static EndpointReport of(FaultId id) throws Exception {
    return new CertificateAilments().report(id);
  }

  private EndpointReport report(FaultId id) throws Exception {
    return switch (id) {
      case EXPIRED -> serving(valid(-40, -1));
      case NOT_YET_VALID -> serving(valid(1, 40));
      case EXPIRES_SOON -> serving(valid(-40, 2));
      case NAME_MISMATCH -> serving(Forge.server("other.example.com"));
      case WRONG_PURPOSE -> serving(ward.good().purpose(KeyPurposeId.id_kp_clientAuth));
      case WEAK_KEY -> serving(ward.good().key(rsa1024()));
      case WEAK_SIGNATURE -> serving(ward.good().signedWith("SHA1withECDSA"));
      case AUTHORITY_AS_SERVER -> serving(authority());
      case UNKNOWN_EXTENSION ->
          serving(ward.good().with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE));
      case UNREADABLE_CERTIFICATE ->
          serving(ward.good().with(Extension.subjectAlternativeName, false, DERNull.INSTANCE));
      case SELF_SIGNED -> ward.explicit(TlsActor.of(ward.good().selfSigned()));
      case BAD_SIGNATURE -> ward.explicit(TlsActor.of(ward.good().claiming(ward.ca), ward.ca));
      case NOT_EXPECTED -> notExpected();
      case DATA_CERTIFICATE_DIFFERS -> otherOnData();
      default -> ofChain(id);
    };
  }

  private EndpointReport ofChain(FaultId id) {
    Forged server = ward.good().by(ward.ca);
    TlsActor actor = TlsActor.of(server);
    return switch (id) {
      case UNTRUSTED -> untrusted();
      case ISSUER_UNFIT -> below(Forge.ca("CN=Old CA").valid(at(-90), at(-1)));
      case PATH_REFUSED -> below(constrained());
      case CHAIN_INCOMPLETE -> ward.explicit(actor);
      case CHAIN_MISORDERED -> ward.explicit(TlsActor.of(server, ward.root, ward.ca));
      case CHAIN_SUPERFLUOUS ->
          ward.explicit(TlsActor.of(server, ward.ca, Forge.root("CN=Somebody")));
      case KEY_MISMATCH ->
          ward.explicit(
              ward.actor().signingWith(Keys.generate(KeyType.EC_P256, new SecureRandom())));
      case SERVER_NAME_REFUSED ->
          ward.implicit(
              s -> {
                RawTls.record(s.getInputStream());
                s.getOutputStream().write(new RawTls().fatal(112).bytes());
              });
      default -> ofClients(id);
    };
  }

  private EndpointReport ofClients(FaultId id) {
    X500Name users = new X500Name("CN=Users CA");
    return switch (id) {
      case CLIENT_CERTIFICATE_NEEDED -> ward.explicit(ward.actor().clients(Client.REQUIRED, users));
      case CLIENT_CERTIFICATE_REFUSED ->
          showing(Client.REFUSED, ward.ca.certificate().getSubject());
      case CLIENT_CA_LIST_EMPTY -> ward.explicit(ward.actor().clients(Client.ASKED));
      case CLIENT_CA_MISSING -> showing(Client.ASKED, users);
      default -> throw new AssertionError("no server has " + id);
    };
  }

  private EndpointReport serving(Forge certificate) {
    return ward.explicit(ward.actor(certificate));
  }

  private Forge valid(int from, int to) {
    return ward.good().valid(at(from), at(to));
  }

  private static java.time.Instant at(int days) {
    return Forge.NOW.plus(ofDays(days));
  }

  private static KeyPair rsa1024() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    return rsa.generateKeyPair();
  }

  private Forge authority() {
    return ward.good()
        .with(Extension.basicConstraints, true, new BasicConstraints(true))
        .with(
            Extension.keyUsage,
            true,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));
  }

  private EndpointReport notExpected() {
    SerialNumber other = new SerialNumber(BigInteger.TEN);
    ward.ordering(o -> o.expecting(new ExpectedCertificate.OfSerial(other)));
    return ward.explicit(ward.actor());
  }

  private EndpointReport otherOnData() {
    ward.loggingIn();
    return ward.ftps(FakeFtps.explicit(ward.actor()).onData(ward.actor()));
  }

  private EndpointReport untrusted() {
    Forged foreign = Forge.ca("CN=Foreign CA").by(Forge.root("CN=Foreign Root"));
    return ward.explicit(TlsActor.of(ward.good().by(foreign), foreign));
  }

  private EndpointReport below(Forge issuer) {
    Forged ca = issuer.by(ward.root);
    return ward.explicit(TlsActor.of(ward.good().by(ca), ca));
  }

  private static Forge constrained() {
    GeneralSubtree only =
        new GeneralSubtree(new GeneralName(GeneralName.dNSName, "elsewhere.example"));
    return Forge.ca("CN=Narrow CA")
        .with(
            Extension.nameConstraints,
            true,
            new NameConstraints(new GeneralSubtree[] {only}, null));
  }

  private EndpointReport showing(Client wanted, X500Name named) {
    Forged user = Forge.user("alice").by(ward.ca);
    ClientCredential client =
        ClientCredential.of(List.of(user.certificate()), user.keys().getPrivate());
    ward.ordering(o -> o.showing(client));
    return ward.explicit(ward.actor().clients(wanted, named));
  }
}
