package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Fault;
import io.sealport.pki.Name.Type;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every name there can be. */
class NamePropertiesTest {

  private static Optional<Name> read(Type type, String text) {
    try {
      return Optional.of(new Name(type, text));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  @Provide
  static Arbitrary<String> label() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .withChars("-\u00e9\u00fc\u00df\u0438\u4f8b\u3048\u05d0\u0661_*\u0301")
        .ofMinLength(0)
        .ofMaxLength(12);
  }

  @Provide
  static Arbitrary<String> domain() {
    return label().list().ofMinSize(1).ofMaxSize(5).map(l -> String.join(".", l));
  }

  @Provide
  static Arbitrary<String> text() {
    Arbitrary<String> aLabel = label().map(l -> "xn--" + l);
    return Arbitraries.oneOf(
        domain(),
        aLabel,
        domain().map(d -> "*." + d),
        domain().map(d -> "bob@" + d),
        label().map(l -> l + "@example.com"),
        Arbitraries.strings().ofMaxLength(80),
        Arbitraries.strings().numeric().withChars('.', ':', '/').ofMaxLength(40));
  }

  /** Anything but a Fault fails the property. */
  @Property
  void whatever_is_written_is_a_name_or_a_fault(@ForAll Type type, @ForAll("text") String text) {
    read(type, text)
        .ifPresent(
            name -> {
              assertThat(new Name(type, name.value())).isEqualTo(name);
              assertThat(Name.parse(name.toString())).isEqualTo(name);
              assertThat(new Name(type, name.unicode())).isEqualTo(name);
              assertThat(name.value()).isNotEmpty().hasSizeLessThanOrEqualTo(512);
              assertThat(name.value().codePoints().allMatch(Name::isVisible)).isTrue();
            });
  }

  @Property
  void a_name_stands_in_a_certificate_as_itself(@ForAll Type type, @ForAll("text") String text) {
    Optional<Name> name = read(type, text);
    Assume.that(name.isPresent());
    if (type != Type.LOGIN || name.get().value().length() <= 64) {
      assertThat(Names.of(Names.general(name.get()))).isEqualTo(name.get());
    }
  }

  @Property
  void domains_are_equal_in_every_case_and_with_the_last_dot(@ForAll("domain") String text) {
    Optional<Name> name = read(Type.DNS, text);
    Assume.that(name.isPresent());
    // A capital sharp s is another letter.
    String upper = text.contains("\u00df") ? text : text.toUpperCase(Locale.ROOT);
    assertThat(Name.dns(upper)).isEqualTo(name.get());
    String dotted = text.endsWith(".") ? text : text + ".";
    assertThat(Name.dns(dotted)).isEqualTo(name.get());
    assertThat(name.get().value()).isEqualTo(name.get().value().toLowerCase(Locale.ROOT));
  }

  @Property
  void logins_and_local_parts_are_what_they_are(@ForAll("text") String text) {
    read(Type.LOGIN, text).ifPresent(n -> assertThat(n.value()).isEqualTo(text));
    read(Type.EMAIL, text)
        .ifPresent(n -> assertThat(n.value()).startsWith(text.substring(0, text.indexOf('@'))));
  }

  @Property
  void addresses_are_equal_when_they_are_one(
      @ForAll @Size(4) byte[] four, @ForAll @Size(16) byte[] sixteen) throws UnknownHostException {
    for (byte[] octets : new byte[][] {four, sixteen}) {
      InetAddress address = InetAddress.getByAddress(octets);
      Name name = Name.ip(address.getHostAddress());
      assertThat(Name.ip(name.value())).isEqualTo(name);
      assertThat(InetAddress.getByName(name.value())).isEqualTo(address);
      assertThat(Names.of(Names.general(name))).isEqualTo(name);
    }
    byte[] mapped = new byte[16];
    Arrays.fill(mapped, 10, 12, (byte) -1);
    System.arraycopy(four, 0, mapped, 12, 4);
    assertThat(Name.ip("::ffff:" + InetAddress.getByAddress(four).getHostAddress()))
        .isEqualTo(Name.ip(InetAddress.getByAddress(mapped).getHostAddress()));
  }
}
