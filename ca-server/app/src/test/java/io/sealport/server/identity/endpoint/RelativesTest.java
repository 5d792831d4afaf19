package io.sealport.server.identity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Name;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class RelativesTest {

  @ParameterizedTest
  @CsvSource({
    "dns:ftp.example.com,dns:www.example.com",
    "dns:example.com,dns:a.b.example.com",
    "dns:*.example.com,dns:ftp.example.com",
    "dns:ftp.example.co.uk,dns:example.co.uk",
    "dns:ftp.corp.internal,dns:ftp.corp.internal",
    "ip:10.0.0.1,ip:10.0.0.1",
    "dns:localhost,dns:localhost"
  })
  void one_owner(String one, String other) {
    assertThat(Relatives.areRelated(Name.parse(one), Name.parse(other))).isTrue();
    assertThat(Relatives.areRelated(Name.parse(other), Name.parse(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "dns:example.com,dns:example.org",
    // Two registrants below one public suffix.
    "dns:one.co.uk,dns:two.co.uk",
    // Two customers below one private suffix.
    "dns:one.github.io,dns:two.github.io",
    // A suffix alone is nobody's.
    "dns:co.uk,dns:one.co.uk",
    // Nobody knows who is inside.
    "dns:one.corp.internal,dns:two.corp.internal",
    "dns:ftp.example.com,ip:10.0.0.1",
    "ip:10.0.0.1,ip:10.0.0.2"
  })
  void strangers(String one, String other) {
    assertThat(Relatives.areRelated(Name.parse(one), Name.parse(other))).isFalse();
    assertThat(Relatives.areRelated(Name.parse(other), Name.parse(one))).isFalse();
  }
}
