package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;

/**
 * The text of a DirectoryString (RFC 5280 4.1.2.4) in one of the encodings that every program reads
 * alike. A TeletexString is Latin-1 to one and T.61 to the next; bit strings and universal strings
 * become their own hex digits.
 */
final class DirectoryText {

  private DirectoryText() {}

  /**
   * The text.
   *
   * @param what what holds it, for the message
   * @throws Fault BAD_INPUT if it is no text or in another encoding
   */
  static String of(ASN1Encodable value, String what) {
    boolean clear =
        value instanceof ASN1UTF8String
            || value instanceof ASN1PrintableString
            || value instanceof ASN1IA5String
            || value instanceof ASN1BMPString;
    if (!clear) {
      throw Fault.of(
          Kind.BAD_INPUT,
          what
              + " is "
              + (value instanceof ASN1String ? "in an old encoding" : "not a text")
              + "; wanted a UTF8String or PrintableString");
    }
    return ((ASN1String) value).getString();
  }
}
