package io.sealport.pki;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/** Translates {@link Name}s to and from GeneralName (RFC 5280 4.2.1.6) and common names. */
public final class Names {

  /** User principal name, Microsoft's otherName. */
  private static final ASN1ObjectIdentifier UPN =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.311.20.2.3");

  /** RFC 9598 3: id-on-SmtpUTF8Mailbox, for a local part that is not ASCII. */
  private static final ASN1ObjectIdentifier UTF8_MAILBOX =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.9");

  /** RFC 5280 appendix A.1: ub-common-name. */
  private static final int MAX_COMMON_NAME = 64;

  private Names() {}

  /** The subject: the first name as common name, or empty where none is short enough for it. */
  public static X500Name subject(Collection<Name> names) {
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    names.stream()
        .map(Name::value)
        .filter(v -> v.length() <= MAX_COMMON_NAME)
        .findFirst()
        .ifPresent(v -> subject.addRDN(BCStyle.CN, new DERUTF8String(v)));
    return subject.build();
  }

  /** The names as they stand in subjectAltName, in the same order. */
  public static GeneralNames general(Collection<Name> names) {
    return new GeneralNames(names.stream().map(Names::general).toArray(GeneralName[]::new));
  }

  /** One name as it stands in subjectAltName; an FTP login is a directoryName of one CN. */
  public static GeneralName general(Name name) {
    return switch (name.type()) {
      case DNS -> new GeneralName(GeneralName.dNSName, new DERIA5String(name.value()));
      case IP -> new GeneralName(GeneralName.iPAddress, new DEROctetString(octets(name)));
      case EMAIL ->
          Domain.isAscii(name.value())
              ? new GeneralName(GeneralName.rfc822Name, new DERIA5String(name.value()))
              : otherName(UTF8_MAILBOX, name);
      case UPN -> otherName(UPN, name);
      case LOGIN -> new GeneralName(subject(List.of(name)));
    };
  }

  /**
   * The name that a GeneralName means.
   *
   * @throws Fault BAD_INPUT if Sealport knows no such type of name or the value is malformed
   */
  public static Name of(GeneralName general) {
    try {
      return read(general);
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException e) {
      // Bouncy Castle reads some of it only now, and meets damage with exceptions of many classes.
      throw Fault.of(
          Kind.BAD_INPUT,
          "a subjectAltName of type [" + general.getTagNo() + "] cannot be read",
          e);
    }
  }

  private static Name read(GeneralName general) {
    ASN1Encodable value = general.getName();
    return switch (general.getTagNo()) {
      case GeneralName.dNSName -> new Name(Name.Type.DNS, ascii(value));
      case GeneralName.rfc822Name -> new Name(Name.Type.EMAIL, ascii(value));
      case GeneralName.iPAddress ->
          new Name(Name.Type.IP, address(ASN1OctetString.getInstance(value).getOctets()));
      case GeneralName.directoryName -> login(X500Name.getInstance(value));
      case GeneralName.otherName -> otherName(OtherName.getInstance(value));
      default ->
          throw Fault.of(
              Kind.BAD_INPUT,
              "a subjectAltName of type ["
                  + general.getTagNo()
                  + "] is not certified; wanted dns, ip, email, upn or login");
    };
  }

  /** RFC 5280 4.2.1.6: an IA5String; international names stand in it as A-labels. */
  private static String ascii(ASN1Encodable value) {
    String text = ((ASN1String) value).getString();
    if (!text.chars().allMatch(c -> c < 0x80)) {
      throw Fault.of(
          Kind.BAD_INPUT, "\"" + Name.printable(text) + "\" is not ASCII; wanted A-labels");
    }
    return text;
  }

  private static Name login(X500Name directory) {
    RDN[] rdns = directory.getRDNs();
    boolean oneCommonName =
        rdns.length == 1
            && !rdns[0].isMultiValued()
            && rdns[0].getFirst().getType().equals(BCStyle.CN);
    if (!oneCommonName) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "a directoryName \""
              + Name.printable(directory.toString())
              + "\" is not certified; wanted CN=LOGIN alone");
    }
    return Name.login(DirectoryText.of(rdns[0].getFirst().getValue(), "a directoryName"));
  }

  private static GeneralName otherName(ASN1ObjectIdentifier type, Name name) {
    return new GeneralName(
        GeneralName.otherName, new OtherName(type, new DERUTF8String(name.value())));
  }

  private static Name otherName(OtherName other) {
    if (other.getValue() instanceof ASN1UTF8String value) {
      String text = value.getString();
      if (other.getTypeID().equals(UPN)) {
        return new Name(Name.Type.UPN, text);
      }
      // RFC 9598 3: an ASCII mailbox is a rfc822Name, so that no address has two forms.
      if (other.getTypeID().equals(UTF8_MAILBOX) && !Domain.isAscii(text)) {
        return new Name(Name.Type.EMAIL, text);
      }
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "an otherName of type " + other.getTypeID() + " is not certified; wanted a UPN");
  }

  private static byte[] octets(Name name) {
    return InetAddresses.forString(name.value()).getAddress();
  }

  private static String address(byte[] octets) {
    try {
      return InetAddresses.toAddrString(InetAddress.getByAddress(octets));
    } catch (UnknownHostException e) {
      throw Fault.of(
          Kind.BAD_INPUT, "an IP address of " + octets.length + " octets; wanted 4 or 16");
    }
  }
}
