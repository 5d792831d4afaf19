package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {

  @ParameterizedTest
  @CsvSource({
    "dns:*.example.com, dns:ftp.example.com",
    "dns:*.Example.COM, dns:ftp.example.com",
    "dns:*.example.com, dns:*.example.com",
    "dns:**.example.com, dns:ftp.example.com",
    "dns:**.example.com, dns:a.b.example.com",
    "dns:**.example.com, dns:*.example.com",
    "dns:**.example.com, dns:*.b.example.com",
    "dns:**, dns:localhost",
    "dns:**, dns:*.example.com",
    "dns:*, dns:localhost",
    "dns:ftp.*.example.com, dns:ftp.a.example.com",
    "dns:ftp.example.com, dns:ftp.example.com",
    "dns:*.example.com., dns:ftp.example.com",
    "dns:*\u3002example\uff0ecom, dns:ftp.example.com",
    "dns:*.b\u00fccher.example, dns:ftp.xn--bcher-kva.example",
    "ip:10.0.0.0/8, ip:10.255.0.1",
    "ip:10.0.0.0/8, ip:::ffff:10.1.2.3",
    "ip:0.0.0.0/0, ip:203.0.113.9",
    "ip:::/0, ip:2001:db8::1",
    "ip:2001:db8::/33, ip:2001:db8:7fff::1",
    "ip:192.0.2.1, ip:192.0.2.1",
    "login:*, login:alice",
    "login:partner-*, login:partner-7",
    "login:*-a*z-*, login:x-abcz-y",
    "login:a?c, login:a?c",
    "email:*@example.com, email:Bob@example.com",
    "email:*@Example.COM, email:bob@example.com",
    "email:*@b\u00fccher.example, email:bob@xn--bcher-kva.example",
    "upn:*, upn:bob@ad.example",
  })
  void covers(String pattern, String name) {
    assertThat(NamePattern.parse(pattern).covers(Name.parse(name))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "dns:*.example.com, dns:example.com",
    "dns:*.example.com, dns:a.b.example.com",
    "dns:*.example.com, dns:*.b.example.com",
    "dns:*.example.com, dns:ftp.evilexample.com",
    "dns:**.example.com, dns:example.com",
    "dns:**.example.com, dns:ftp.example.com.evil.example",
    "dns:ftp.example.com, dns:*.example.com",
    "dns:ftp.*.com, dns:*.example.com",
    "dns:*, dns:ftp.example.com",
    "dns:**, ip:192.0.2.1",
    "dns:**, login:localhost",
    "ip:10.0.0.0/8, ip:11.0.0.1",
    "ip:0.0.0.0/0, ip:2001:db8::1",
    "ip:::/0, ip:192.0.2.1",
    "ip:::/0, ip:::ffff:192.0.2.1",
    "ip:2001:db8::/33, ip:2001:db8:8000::1",
    "login:alice, login:Alice",
    "login:partner-*, login:xpartner-7",
    "login:a?c, login:abc",
    "email:*@example.com, email:bob@sub.example.com",
    "email:*@example.com, upn:bob@example.com",
    "login:a*a, login:a"
  })
  void does_not_cover(String pattern, String name) {
    assertThat(NamePattern.parse(pattern).covers(Name.parse(name))).isFalse();
  }

  @Test
  void a_wildcard_touches_every_name_it_stands_for() {
    Name wildcard = Name.dns("*.example.com");
    assertThat(NamePattern.parse("dns:pay.example.com").touches(wildcard)).isTrue();
    assertThat(NamePattern.parse("dns:pay.example.com").covers(wildcard)).isFalse();
    assertThat(NamePattern.parse("dns:a.pay.example.com").touches(wildcard)).isFalse();
    assertThat(NamePattern.parse("dns:example.com").touches(wildcard)).isFalse();
  }

  /** What is denied by a name is denied in every letter case and by every look-alike. */
  @ParameterizedTest
  @CsvSource({
    "login:root, login:ROOT",
    "login:root, login:r00t",
    "login:admin, login:AdmIn",
    "login:admin, login:adrnin",
    "login:admin, login:\u0430dmin",
    "login:paypal, login:paypaI",
    "login:adm*, login:ADMX",
    "login:*-svc, login:x-SVC",
    "login:\u017ferver, login:SERVER",
    "email:bob@example.com, email:BOB@example.com",
    "email:*@b\u00fccher.example, email:bob@xn--bcher-kva.example",
    "upn:bob@*, upn:Bob@ad.example",
    "dns:paypal.example.com, dns:paypa1.example.com",
    "dns:*.paypal.example, dns:*.paypa1.example",
    "dns:**.paypal.example, dns:www.xn--pypal-4ve.example",
  })
  void touches_what_looks_like_it(String pattern, String name) {
    assertThat(NamePattern.parse(pattern).touches(Name.parse(name))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "login:root, login:rooter",
    "login:admin, login:admins",
    "login:admin, email:admin@example.com",
    "dns:pay.example.com, dns:play.example.com",
    "email:bob@example.com, email:bob@example.org",
    "ip:10.0.0.1, ip:10.0.0.11",
  })
  void does_not_touch_others(String pattern, String name) {
    assertThat(NamePattern.parse(pattern).touches(Name.parse(name))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "ftp.example.com",
        "uri:*",
        "dns:",
        "dns:a.**",
        "dns:f*.example.com",
        "dns:***",
        "dns:a..b",
        "dns:192.0.2.1",
        "ip:",
        "ip:*",
        "ip:10.0.0.0/",
        "ip:10.0.0.0/-1",
        "ip:10.0.0.1/8",
        "ip:::1/64",
        "ip:::ffff:10.0.0.0/104",
        "ip:fe80::%1/64",
        "login:",
        "login: a",
        "login:a\u0000",
        "email:bob@",
        "email:*@exa mple.com",
        "email:"
      })
  void refuses_what_is_no_pattern(String pattern) {
    assertThatThrownBy(() -> NamePattern.parse(pattern)).isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns:*.example.com",
        "dns:**.example.com",
        "dns:**",
        "ip:10.0.0.0/8",
        "ip:192.0.2.1",
        "ip:::/0",
        "login:partner-*",
        "email:*@example.com"
      })
  void is_written_as_it_is_read(String pattern) {
    assertThat(NamePattern.parse(pattern)).hasToString(pattern);
  }

  @Test
  void a_glob_of_many_stars_stays_fast() {
    NamePattern pattern = NamePattern.parse("login:" + "a*".repeat(100) + "b");
    assertThat(pattern.covers(Name.login("a".repeat(64)))).isFalse();
  }
}
