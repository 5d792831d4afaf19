package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.CertificateInfo;
import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import io.sealport.api.Page;
import io.sealport.api.Revoked;
import io.sealport.api.TokenInfo;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages and filters, on a server whose certificates are known one by one. */
class ListsTest {

  private static final TypeReference<Page<CertificateInfo>> CERTIFICATES = new TypeReference<>() {};
  private static final int USERS = 7;

  @TempDir static Path folder;
  private static RunningServer server;
  private static Client administrator;
  private static Identity old;

  @BeforeAll
  static void make() {
    server = RunningServer.start(folder);
    administrator = server.administrator();
    old = Asking.issued(server, "ftps-user", "login:old");
    server.clock().advance(Duration.ofDays(8));
    for (int i = 0; i < USERS; i++) {
      Asking.issued(server, "ftps-user", "login:user-" + i, "email:user-" + i + "@example.com");
    }
    Asking.issued(server, "ftps-server", "dns:ftp.example.com", "ip:10.0.0.1");
    Asking.issued(server, "ftps-server", "dns:files.example.com");
    String revoked = Asking.serial(Asking.issued(server, "ftps-user", "login:revoked"));
    administrator.post(Asking.CERTIFICATES + "/" + revoked + "/revoke").as(200, Revoked.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Page<CertificateInfo> page(String query) {
    return administrator.get(Asking.CERTIFICATES + query).as(200, CERTIFICATES);
  }

  private static List<String> firstNames(String query) {
    return page(query).items().stream().map(c -> c.names().get(0)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 5, 100})
  void the_pages_together_are_the_list(int limit) {
    List<CertificateInfo> all = page("?limit=1000").items();
    List<CertificateInfo> paged = new ArrayList<>();
    String after = "0";
    while (after != null) {
      Page<CertificateInfo> page = page("?limit=" + limit + "&after=" + after);
      assertThat(page.items()).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
      paged.addAll(page.items());
      after = page.next();
    }

    assertThat(paged).isEqualTo(all);
  }

  @Test
  void a_page_after_the_end_is_empty() {
    Page<CertificateInfo> page = page("?after=" + Long.MAX_VALUE);

    assertThat(page.items()).isEmpty();
    assertThat(page.next()).isNull();
  }

  @Test
  void by_profile() {
    assertThat(firstNames("?profile=ftps-server"))
        .containsExactly("dns:ftp.example.com", "dns:files.example.com");
    assertThat(firstNames("?profile=nothing")).isEmpty();
  }

  @Test
  void by_name_bare_or_with_its_type() {
    assertThat(firstNames("?name=ftp.example.com")).containsExactly("dns:ftp.example.com");
    assertThat(firstNames("?name=FTP.example.com.")).containsExactly("dns:ftp.example.com");
    assertThat(firstNames("?name=10.0.0.1")).containsExactly("dns:ftp.example.com");
    assertThat(firstNames("?name=email:user-3@example.com")).containsExactly("login:user-3");
    assertThat(firstNames("?name=example.com")).isEmpty();
  }

  @Test
  void by_user() {
    assertThat(firstNames("?user=user-3")).containsExactly("login:user-3");
    assertThat(firstNames("?user=USER-3")).isEmpty();
  }

  @Test
  void by_status() {
    assertThat(firstNames("?status=revoked")).containsExactly("login:revoked");
    assertThat(firstNames("?status=expired&profile=ftps-user")).containsExactly("login:old");
    assertThat(firstNames("?status=valid&profile=ftps-user"))
        .hasSize(USERS)
        .doesNotContain("login:old", "login:revoked");
    assertThat(page("?user=old").items().get(0).status()).isEqualTo("expired");
    assertThat(Asking.serial(old)).isEqualTo(page("?user=old").items().get(0).serial());
  }

  @Test
  void by_the_end_of_their_life() {
    assertThat(firstNames("?expiresWithin=8d&profile=ftps-user")).hasSize(USERS);
    assertThat(firstNames("?expiresWithin=6d&profile=ftps-user")).isEmpty();
    assertThat(firstNames("?expiresWithin=50d&profile=ftps-server")).hasSize(2);
    assertThat(firstNames("?expiresWithin=8d&profile=ftps-user&status=revoked"))
        .containsExactly("login:revoked");
  }

  @Test
  void by_several_at_once() {
    assertThat(firstNames("?profile=ftps-user&status=valid&name=login:user-1&limit=5"))
        .containsExactly("login:user-1");
    assertThat(firstNames("?profile=ftps-server&name=login:user-1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?status=good",
        "?name=a&user=b",
        "?name=%00",
        "?profile=%00",
        "?user=%0a",
        "?expiresWithin=soon",
        "?name=dns:a..b"
      })
  void a_filter_that_cannot_be_is_told(String query) {
    administrator.get(Asking.CERTIFICATES + query).problem(400, "bad-input");
  }

  @Test
  void an_apostrophe_in_a_filter_is_only_an_apostrophe() {
    assertThat(firstNames("?user=x'%20OR%20'1'='1")).isEmpty();
    assertThat(firstNames("?profile=x'%20OR%20'1'='1")).isEmpty();
  }

  @Test
  void tokens_come_in_pages() {
    for (int i = 0; i < 5; i++) {
      Asking.token(administrator, "ftps-user", "login:t" + i);
    }
    TypeReference<Page<TokenInfo>> type = new TypeReference<>() {};

    Page<TokenInfo> first = administrator.get(Asking.TOKENS + "?limit=3").as(200, type);
    Page<TokenInfo> second =
        administrator.get(Asking.TOKENS + "?limit=3&after=" + first.next()).as(200, type);

    assertThat(first.items()).hasSize(3);
    assertThat(second.items()).hasSize(2);
    assertThat(second.next()).isNull();
  }

  @Test
  void the_journal_comes_in_pages_and_is_intact() {
    TypeReference<Page<JournalEntry>> type = new TypeReference<>() {};
    // First: a CRL may come while the pages are read.
    JournalVerification verification =
        administrator.get("/api/v1/journal/verification").as(200, JournalVerification.class);
    List<JournalEntry> read = new ArrayList<>();
    String after = "0";
    while (after != null) {
      Page<JournalEntry> page =
          administrator.get("/api/v1/journal?limit=10&after=" + after).as(200, type);
      read.addAll(page.items());
      after = page.next();
    }

    assertThat(verification.intact()).isTrue();
    assertThat(read).hasSizeGreaterThanOrEqualTo((int) verification.entries());
    assertThat(read.get(0).act()).isEqualTo("ca.created");
    assertThat(read).extracting(JournalEntry::act).contains("certificate.revoked");
  }
}
