package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTest {

  @ParameterizedTest
  @CsvSource({
    "dns:FTP.Example.COM, dns:ftp.example.com",
    "dns:ftp.example.com., dns:ftp.example.com",
    "dns:b\u00fccher.example, dns:xn--bcher-kva.example",
    "dns:*.Example.com, dns:*.example.com",
    "dns:*.b\u00fccher.example, dns:*.xn--bcher-kva.example",
    "dns:stra\u00dfe.example, dns:xn--strae-oqa.example",
    "dns:B\u00dcCHER.example., dns:xn--bcher-kva.example",
    "dns:XN--BCHER-KVA.example, dns:xn--bcher-kva.example",
    "dns:\u4f8b\u3048.example, dns:xn--r8jz45g.example",
    "dns:localhost, dns:localhost",
    "ip:192.0.2.1, ip:192.0.2.1",
    "ip:2001:0DB8:0:0:0:0:0:1, ip:2001:db8::1",
    "ip:::ffff:192.0.2.1, ip:192.0.2.1",
    "ip:::, ip:::",
    "email:Bob@Example.COM, email:Bob@example.com",
    "email:bob@B\u00fccher.example, email:bob@xn--bcher-kva.example",
    "email:ren\u00e9@Example.com, email:ren\u00e9@example.com",
    "email:a.b+c=d@example.com, email:a.b+c=d@example.com",
    "upn:bob@AD.Example, upn:bob@ad.example",
    "login:Alice, login:Alice",
    "login:dns:alice, login:dns:alice"
  })
  void has_one_canonical_spelling(String text, String canonical) {
    assertThat(Name.parse(text)).hasToString(canonical);
    assertThat(Name.parse(Name.parse(text).toString())).isEqualTo(Name.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns:",
        "dns:.",
        "dns:*",
        "dns:*.",
        "dns:a..b",
        "dns:-a.example",
        "dns:a-.example",
        "dns:a_b.example",
        "dns:f*.example.com",
        "dns:ftp.*.com",
        "dns:**.example.com",
        "dns:ftp.example.com\u0000.evil.example",
        "dns:ftp.example.com\n",
        "dns:ftp\u200b.example.com",
        "dns:f\u00adtp.example.com",
        "dns: ftp.example.com",
        "dns:192.0.2.1",
        "dns:xn--.example",
        "dns:xn--a.example",
        "dns:xn--abc-.example",
        "dns:ab--cd.example",
        "dns:xn--ab-0ea.example",
        "dns:b\u00fccher\u200d.example",
        "dns:a\u05d0.example",
        "dns:a\ud800.example",
        "dns:127.1",
        "dns:2130706433",
        "dns:a.b.5",
        "ip:192.0.2.256",
        "ip:192.0.2",
        "ip:10.0.0.0/8",
        "ip:fe80::1%eth0",
        "ip:ftp.example.com",
        "email:bob",
        "email:@example.com",
        "email:bob@",
        "email:bo b@example.com",
        "email:bob@exa mple.com",
        "email:bob\u0000@example.com",
        "email:bob@evil@example.com",
        "email:bob.@example.com",
        "email:.bob@example.com",
        "email:b..ob@example.com",
        "email:\"b ob\"@example.com",
        "email:bob@[192.0.2.1]",
        "email:bob@*.example.com",
        "email:rene\u0301@example.com",
        "email:b\u202eob@example.com",
        "upn:bob@",
        "login:",
        "login: alice",
        "login:alice ",
        "login:al\u0000ice",
        "login:al\u001bice",
        "login:al\u202eice",
        "login:al\nice",
        "alice",
        "uri:ftp://example.com",
        "DNS:ftp.example.com"
      })
  void refuses_what_is_malformed(String text) {
    assertThatThrownBy(() -> Name.parse(text))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_INPUT))
        .satisfies(
            e ->
                assertThat(e.getMessage().chars().noneMatch(Character::isISOControl))
                    .as("no control characters in the message")
                    .isTrue());
  }

  @Test
  void refuses_what_is_too_long() {
    assertThatThrownBy(() -> Name.dns("a".repeat(64) + ".example")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Name.dns("a.".repeat(130) + "example")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Name.login("a".repeat(65))).isInstanceOf(Fault.class);
    assertThat(Name.login("a".repeat(64)).value()).hasSize(64);
    String local = "a".repeat(64);
    assertThat(Name.parse("email:" + local + "@example.com").value()).startsWith(local);
    assertThatThrownBy(() -> Name.parse("email:a" + local + "@example.com"))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Name.parse("email:" + "\u00e9".repeat(33) + "@example.com"))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Name.parse("email:bob@" + "a.".repeat(122) + "example"))
        .isInstanceOf(Fault.class);
    String longest = "a".repeat(63);
    String name = String.join(".", longest, longest, longest, "b".repeat(61));
    assertThat(Name.dns(name).value()).hasSize(253);
    assertThatThrownBy(() -> Name.dns("*." + name)).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> Name.dns("\u00fc".repeat(100_000))).isInstanceOf(Fault.class);
  }

  @Test
  void refuses_a_login_in_another_normal_form() {
    assertThat(Name.login("Ren\u00e9").value()).isEqualTo("Ren\u00e9");
    assertThatThrownBy(() -> Name.login("Rene\u0301")).isInstanceOf(Fault.class);
  }

  @Test
  void reads_bare_names_of_the_wanted_type() {
    assertThat(Name.parse("ftp.example.com", Name.Type.DNS)).isEqualTo(Name.dns("ftp.example.com"));
    assertThat(Name.parse("192.0.2.1", Name.Type.DNS)).isEqualTo(Name.ip("192.0.2.1"));
    assertThat(Name.parse("2001:db8::1", Name.Type.DNS)).isEqualTo(Name.ip("2001:db8::1"));
    assertThat(Name.parse("192.0.2.1", Name.Type.LOGIN)).isEqualTo(Name.login("192.0.2.1"));
    assertThat(Name.parse("email:a@b.example", Name.Type.LOGIN).type()).isEqualTo(Name.Type.EMAIL);
  }

  @Test
  void is_shown_with_u_labels() {
    assertThat(Name.dns("*.xn--bcher-kva.example").unicode()).isEqualTo("*.b\u00fccher.example");
    assertThat(Name.parse("email:bob@xn--bcher-kva.example").unicode())
        .isEqualTo("bob@b\u00fccher.example");
    assertThat(Name.login("xn--bcher-kva").unicode()).isEqualTo("xn--bcher-kva");
    assertThat(Name.dns("ftp.example.com").unicode()).isEqualTo("ftp.example.com");
  }

  @Test
  void knows_wildcards() {
    assertThat(Name.dns("*.example.com").isWildcard()).isTrue();
    assertThat(Name.login("*.example.com").isWildcard()).isFalse();
  }

  @Test
  void cuts_and_escapes_what_it_prints() {
    assertThat(Name.printable("a\u0000b\n")).isEqualTo("a\\u0000b\\u000a");
    assertThat(Name.printable("x".repeat(200))).hasSize(83).endsWith("...");
  }
}
