package io.sealport.server.identity.network;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * A key of DNSSEC that is believed without further proof, as zone files write it.
 *
 * @param text such as {@code . IN DS 20326 8 2 E06D...}
 */
public record TrustAnchor(String text) {

  private static final Pattern FORM =
      Pattern.compile("(\\S+)\\s+(?:IN\\s+)?(DS|DNSKEY)\\s+(\\S.*)");

  /**
   * The keys of the DNS root as IANA publishes them (RFC 9718): those of 2017 and of 2024. No
   * library brings them, and without them nothing could be validated.
   */
  public static final List<TrustAnchor> ROOT =
      List.of(
          new TrustAnchor(
              ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D"),
          new TrustAnchor(
              ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16"));

  public TrustAnchor {
    record(text);
  }

  /** As dnsjava keeps it. */
  RRset rrset() {
    return new RRset(record(text));
  }

  private static Record record(String text) {
    Matcher m = FORM.matcher(text.strip());
    try {
      if (m.matches()) {
        Name zone = Name.fromString(m.group(1), Name.root);
        return Record.fromString(zone, Type.value(m.group(2)), DClass.IN, 0, m.group(3), Name.root);
      }
    } catch (TextParseException e) {
      throw wanted(text);
    } catch (IOException e) {
      throw wanted(text);
    }
    throw wanted(text);
  }

  private static Fault wanted(String text) {
    return Fault.of(
        Kind.BAD_INPUT,
        "\""
            + io.sealport.pki.Name.printable(text)
            + "\" is no trust anchor; wanted one as in \". IN DS 20326 8 2 E06D...\"");
  }
}
