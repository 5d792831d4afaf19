package io.sealport.pki;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A name that a certificate vouches for, in its one canonical spelling: DNS names in lower case,
 * A-labels and no trailing dot; addresses as RFC 5952 writes them; an FTP login exactly as it is.
 * Two names are equal when they mean the same.
 *
 * @param type what kind of name
 * @param value the canonical spelling, without the type
 */
public record Name(Type type, String value) implements Comparable<Name> {

  /** The kinds of names; the wire value stands before the colon in {@code dns:ftp.example.com}. */
  public enum Type {
    DNS("dns"),
    IP("ip"),
    EMAIL("email"),
    UPN("upn"),
    LOGIN("login");

    private final String wire;

    Type(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }

    /**
     * The type with that wire value.
     *
     * @throws Fault BAD_INPUT if there is none
     */
    public static Type parse(String wire) {
      return Arrays.stream(values())
          .filter(t -> t.wire.equals(wire))
          .findFirst()
          .orElseThrow(
              () ->
                  Fault.of(
                      Kind.BAD_INPUT,
                      "\"" + wire + "\" is no type of name; known are " + wireValues()));
    }

    private static String wireValues() {
      return Arrays.stream(values()).map(Type::wire).collect(Collectors.joining(", "));
    }
  }

  private static final Pattern TYPED =
      Pattern.compile("(dns|ip|email|upn|login):(.*)", Pattern.DOTALL);

  /** RFC 1035 2.3.4, without the root's dot. */
  private static final int MAX_DNS_LENGTH = 253;

  /** RFC 5280 appendix A.1: ub-common-name. */
  private static final int MAX_LOGIN_LENGTH = 64;

  public Name {
    value =
        switch (type) {
          case DNS -> dnsName(value);
          case IP -> address(value);
          case EMAIL -> mailbox(value, "an e-mail address");
          case UPN -> mailbox(value, "a user principal name");
          case LOGIN -> loginName(value);
        };
  }

  public static Name dns(String value) {
    return new Name(Type.DNS, value);
  }

  public static Name ip(String value) {
    return new Name(Type.IP, value);
  }

  public static Name login(String value) {
    return new Name(Type.LOGIN, value);
  }

  /**
   * Reads {@code type:value}.
   *
   * @throws Fault BAD_INPUT if the type is missing or the value is not of that type
   */
  public static Name parse(String text) {
    var typed = TYPED.matcher(text);
    if (!typed.matches()) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "\"" + printable(text) + "\" has no type; write it as in dns:ftp.example.com");
    }
    return new Name(Type.parse(typed.group(1)), typed.group(2));
  }

  /**
   * Reads {@code type:value}, or a bare value as people write it: an address literal is an {@code
   * ip}, anything else of the type {@code bare}.
   *
   * @throws Fault BAD_INPUT if the value is not of that type
   */
  public static Name parse(String text, Type bare) {
    if (TYPED.matcher(text).matches()) {
      return parse(text);
    }
    return bare == Type.DNS && InetAddresses.isInetAddress(text)
        ? new Name(Type.IP, text)
        : new Name(bare, text);
  }

  /** Whether it is a DNS name that stands for all names one label longer. */
  public boolean isWildcard() {
    return type == Type.DNS && value.startsWith("*.");
  }

  /** The value as people read it: U-labels in the place of A-labels. */
  public String unicode() {
    return switch (type) {
      case DNS -> isWildcard() ? "*." + Domain.unicode(value.substring(2)) : Domain.unicode(value);
      case EMAIL, UPN -> {
        int domain = value.lastIndexOf('@') + 1;
        yield value.substring(0, domain) + Domain.unicode(value.substring(domain));
      }
      case IP, LOGIN -> value;
    };
  }

  @Override
  public int compareTo(Name other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return type.wire() + ":" + value;
  }

  private static String dnsName(String text) {
    // A wildcard is the whole leftmost label or none (RFC 9525 6.3).
    String star = text.startsWith("*.") ? "*." : "";
    return Domain.canonical(text.substring(star.length()))
        .map(domain -> star + domain)
        .filter(name -> name.length() <= MAX_DNS_LENGTH)
        .orElseThrow(() -> malformed(text, "a DNS name"));
  }

  private static String address(String text) {
    if (!InetAddresses.isInetAddress(text) || text.indexOf('%') >= 0) {
      throw malformed(text, "an IP address");
    }
    InetAddress address = InetAddresses.forString(text);
    return InetAddresses.toAddrString(address);
  }

  private static String mailbox(String text, String what) {
    return Mailbox.canonical(text).orElseThrow(() -> malformed(text, what));
  }

  private static String loginName(String text) {
    boolean wellFormed =
        !text.isEmpty()
            && text.length() <= MAX_LOGIN_LENGTH
            && text.equals(text.strip())
            && Normalizer.isNormalized(text, Normalizer.Form.NFC)
            && text.codePoints().allMatch(Name::isVisible);
    if (!wellFormed) {
      throw malformed(text, "an FTP login of 1 to 64 visible characters");
    }
    return text;
  }

  /** Whether it shows, and is no blank but the plain one. */
  public static boolean isVisible(int codePoint) {
    // Of the blanks only the plain one: the others look like it, or like nothing.
    if (codePoint == ' ') {
      return true;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static Fault malformed(String text, String wanted) {
    return Fault.of(Kind.BAD_INPUT, "\"" + printable(text) + "\" is not " + wanted);
  }

  /** A text that is safe in one line of a message: control characters escaped, cut at 80. */
  public static String printable(String text) {
    String visible =
        text.codePoints()
            .mapToObj(c -> isVisible(c) ? Character.toString(c) : String.format("\\u%04x", c))
            .collect(Collectors.joining());
    return visible.length() <= 80 ? visible : visible.substring(0, 80) + "...";
  }
}
