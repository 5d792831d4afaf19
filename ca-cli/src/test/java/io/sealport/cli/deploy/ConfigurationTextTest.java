package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edits change what they must and nothing else, to the byte. */
class ConfigurationTextTest {

  private static final List<String> NEAR = List.of("TLSEngine", "TLSECCertificateFile");
  private static final Set<String> CERTIFICATES =
      Set.of("TLSECCertificateFile", "TLSRSACertificateFile");

  @Test
  void vsftpd_values_change_in_place_and_the_last_one_counts() {
    KeyValueText text =
        KeyValueText.of("# rsa_cert_file=/a\nrsa_cert_file=/b\nlisten=YES\nrsa_cert_file=/c");

    text.set("rsa_cert_file", "/new");
    text.set("listen", "YES");

    assertThat(text)
        .hasToString("# rsa_cert_file=/a\nrsa_cert_file=/b\nlisten=YES\nrsa_cert_file=/new");
  }

  @Test
  void vsftpd_values_that_are_not_there_come_last_on_lines_of_their_own() {
    KeyValueText text = KeyValueText.of("listen=YES");

    text.set("ssl_enable", "YES");
    text.setIfAbsent("ssl_ciphers", "HIGH");
    text.setIfAbsent("listen", "NO");

    assertThat(text).hasToString("listen=YES\nssl_enable=YES\nssl_ciphers=HIGH\n");
  }

  @Test
  void an_empty_file_gets_lines() {
    KeyValueText text = KeyValueText.of("");

    text.set("ssl_enable", "YES");

    assertThat(text).hasToString("ssl_enable=YES\n");
  }

  @Test
  void line_ends_of_windows_stay() {
    KeyValueText text = KeyValueText.of("a=1\r\nb=2\r\n");

    text.set("a", "9");

    assertThat(text).hasToString("a=9\r\nb=2\r\n");
  }

  @Test
  void proftpd_directives_keep_their_indent_and_come_beside_their_kin() {
    ProFtpdText text =
        ProFtpdText.of("<IfModule mod_tls.c>\n  tlsengine off # no\n\n</IfModule>\nUmask 022\n");

    text.set(ProFtpdText.MAIN, "TLSEngine", "on", NEAR);
    text.set(ProFtpdText.MAIN, "TLSECCertificateFile", "/new", NEAR);

    assertThat(text)
        .hasToString(
            "<IfModule mod_tls.c>\n  tlsengine on\n  TLSECCertificateFile /new\n\n"
                + "</IfModule>\nUmask 022\n");
  }

  @Test
  void proftpd_directives_that_contradict_become_comments() {
    ProFtpdText text = ProFtpdText.of("  TLSRSACertificateFile /old\nTLSRSACertificateFileX y\n");

    text.disable(ProFtpdText.MAIN, List.of("tlsrsacertificatefile"));

    assertThat(text).hasToString("  #TLSRSACertificateFile /old\nTLSRSACertificateFileX y\n");
  }

  @Test
  void proftpd_without_tls_gets_a_section_that_asks_for_the_module() {
    ProFtpdText text = ProFtpdText.of("Umask 022");

    text.set(ProFtpdText.MAIN, "TLSEngine", "on", NEAR);
    text.set(ProFtpdText.MAIN, "TLSECCertificateFile", "/new", NEAR);

    assertThat(text)
        .hasToString(
            "Umask 022\n<IfModule mod_tls.c>\n  TLSEngine on\n  TLSECCertificateFile /new\n"
                + "</IfModule>\n");
  }

  @Test
  void proftpd_servers_that_share_a_certificate_change_together() {
    ProFtpdText text =
        ProFtpdText.of(
            "TLSECCertificateFile /old\n<VirtualHost 192.0.2.1>\n  TLSECCertificateFile /old\n"
                + "</VirtualHost>\n<Global>\nUmask 022\n</Global>\n");

    assertThat(text.servers(Optional.empty(), CERTIFICATES))
        .containsExactly(ProFtpdText.MAIN, "virtualhost 192.0.2.1");
  }

  @Test
  void proftpd_servers_with_certificates_of_their_own_are_to_be_told_apart() {
    ProFtpdText text =
        ProFtpdText.of(
            "TLSECCertificateFile /one\n<VirtualHost 192.0.2.1>\n  TLSECCertificateFile /two\n"
                + "</VirtualHost>\n");

    assertThatThrownBy(() -> text.servers(Optional.empty(), CERTIFICATES))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("the main server, virtualhost 192.0.2.1");
    assertThat(text.servers(Optional.of("192.0.2.1"), CERTIFICATES))
        .containsExactly("virtualhost 192.0.2.1");
    assertThatThrownBy(() -> text.servers(Optional.of("192.0.2.9"), CERTIFICATES))
        .hasMessageContaining("virtualhost 192.0.2.1");

    text.set("virtualhost 192.0.2.1", "TLSECCertificateFile", "/new", NEAR);
    assertThat(text.toString()).startsWith("TLSECCertificateFile /one\n").contains("  TLSEC");
    assertThat(text.toString()).contains("/new").doesNotContain("/two");
  }
}
