package io.sealport.server.identity.person;

import static io.sealport.server.identity.person.PersonOrders.answers;
import static io.sealport.server.identity.person.PersonOrders.login;
import static io.sealport.server.identity.person.PersonOrders.looking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logins at a directory in memory, with real TLS. */
@Tag("once")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LdapCheckTest {

  private static final Order ORDER = PersonOrders.of("r1", "login:alice");
  private static final String SERVICE = "cn=ca,dc=example,dc=com";
  private static final Map<Name.Type, String> ATTRIBUTES =
      Map.of(Name.Type.LOGIN, "uid", Name.Type.EMAIL, "mail");
  private static final LdapSettings.Search SEARCH =
      new LdapSettings.Search("ou=people,dc=example,dc=com", "(uid={user})", Optional.empty());

  @TempDir Path folder;

  /** What the directory was asked. */
  private final List<String> heard = new CopyOnWriteArrayList<>();

  private final class Heard extends Handler {
    @Override
    public void publish(LogRecord line) {
      heard.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private InMemoryDirectoryServer server;
  private Path password;

  @BeforeEach
  void start() throws Exception {
    password = folder.resolve("password");
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, "of the CA\n");
    server = directory("127.0.0.1");
  }

  @AfterEach
  void stop() {
    server.shutDown(true);
  }

  private InMemoryDirectoryServer directory(String certified) throws Exception {
    SSLContext tls = TestTls.server(certified);
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
    config.setSchema(null);
    config.setListenerConfigs(
        InMemoryListenerConfig.createLDAPSConfig(
            "ldaps", loopback, 0, tls.getServerSocketFactory(), null),
        InMemoryListenerConfig.createLDAPConfig("ldap", loopback, 0, tls.getSocketFactory()),
        InMemoryListenerConfig.createLDAPConfig("plain", loopback, 0, null));
    config.setAccessLogHandler(new Heard());
    config.addAdditionalBindCredentials(SERVICE, "of the CA");
    InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
    server.add("dn: dc=example,dc=com", "objectClass: top", "objectClass: domain", "dc: example");
    server.add(
        "dn: ou=people,dc=example,dc=com",
        "objectClass: top",
        "objectClass: organizationalUnit",
        "ou: people");
    person(server, "alice", "memberOf: cn=ftp,dc=example,dc=com", "mail: alice@example.com");
    person(server, "bob", "mail: bob@example.com", "mail: robert@EXAMPLE.com");
    server.startListening();
    return server;
  }

  private static void person(InMemoryDirectoryServer server, String uid, String... more)
      throws Exception {
    String[] lines = {
      "dn: uid=" + uid + ",ou=people,dc=example,dc=com",
      "objectClass: inetOrgPerson",
      "uid: " + uid,
      "userPassword: secret of " + uid
    };
    String[] all = java.util.Arrays.copyOf(lines, lines.length + more.length);
    System.arraycopy(more, 0, all, lines.length, more.length);
    server.add(all);
  }

  private URI at(String listener) {
    String scheme = listener.equals("ldaps") ? "ldaps" : "ldap";
    return URI.create(scheme + "://127.0.0.1:" + server.getListenPort(listener));
  }

  private LdapSettings.Servers over(String listener) {
    return new LdapSettings.Servers(List.of(at(listener)), Optional.of(TestTls.trustFile()), false);
  }

  private LdapCheck check(LdapSettings.Servers servers, LdapSettings.Search search) {
    return new LdapCheck(
        new LdapSettings(
            servers,
            Optional.of(new LdapSettings.Account(SERVICE, password)),
            search,
            ATTRIBUTES,
            2));
  }

  private LdapCheck check() {
    return check(over("ldaps"), SEARCH);
  }

  private static Finding look(LdapCheck check, String user, String password, Subject subject) {
    return check.look(
        ORDER, subject, answers("ldap", "user", user, "password", password), looking());
  }

  private static Finding look(LdapCheck check, String user, String password) {
    return look(check, user, password, login("alice"));
  }

  private static void refuses(Finding finding, String sentence) {
    assertThat(finding)
        .isInstanceOf(Finding.NotProven.class)
        .extracting(Finding::statement)
        .asString()
        .contains(sentence);
  }

  @Test
  void a_password_proves_the_names_of_the_entry() {
    Finding finding = look(check(), "alice", "secret of alice");

    assertThat(heard).anyMatch(l -> l.contains(" BIND REQUEST"));
    assertThat(finding)
        .isEqualTo(
            new Finding.Proven(
                Set.of(Name.login("alice"), Name.parse("email:alice@example.com")),
                "\"uid=alice,ou=people,dc=example,dc=com\" of the directory"));
    assertThat(look(check(), "bob", "secret of bob", Subject.REQUESTER))
        .isInstanceOf(Finding.Proven.class);
    assertThat(look(check(), "bob", "secret of bob", Subject.parse("email:robert@example.com")))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void start_tls_does_too() {
    assertThat(look(check(over("ldap"), SEARCH), "alice", "secret of alice"))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void a_wrong_password_and_an_unknown_user_sound_the_same() {
    String wrong = look(check(), "alice", "guess").statement();

    refuses(look(check(), "alice", "guess"), "no such user who has this password");
    assertThat(look(check(), "nobody", "guess").statement()).isEqualTo(wrong);
  }

  @Test
  void another_users_name_is_not_proven() {
    refuses(look(check(), "bob", "secret of bob"), "does not have the name login:alice");
  }

  @Test
  void the_name_is_the_entrys_and_not_what_was_typed() {
    assertThat(look(check(), "ALICE", "secret of alice")).isInstanceOf(Finding.Proven.class);
    refuses(
        look(check(), "ALICE", "secret of alice", login("ALICE")),
        "does not have the name login:ALICE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "*)(uid=*",
        "alice)(uid=*",
        "ali*",
        "x)(|(uid=alice)",
        "alice\u0000",
        "\\2a",
        "alice))(&(objectClass=*"
      })
  void what_a_user_is_called_means_nothing_in_the_filter(String user) {
    refuses(look(check(), user, "secret of alice"), "no such user");
    assertThat(SEARCH.of(user).getFilterType()).isEqualTo((byte) 0xA3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000"})
  void an_empty_password_proves_nothing(String password) {
    assertThat(look(check(), "alice", password)).isInstanceOf(Finding.NotProven.class);
    assertThat(check().isReady(ORDER, answers("ldap", "user", "alice", "password", ""))).isFalse();
  }

  @Test
  void an_empty_password_never_reaches_the_directory() {
    refuses(look(check(), "alice", ""), "no user or no password");
    refuses(look(check(), "", "x"), "no user or no password");
    refuses(look(check(), "a".repeat(257), "x"), "at most 256");
    refuses(look(check(), "alice", "x".repeat(1025)), "at most 256");
    assertThat(heard).isEmpty();
  }

  @Test
  void of_two_entries_none_is_chosen() throws Exception {
    server.add(
        "dn: ou=more,ou=people,dc=example,dc=com", "objectClass: organizationalUnit", "ou: more");
    server.add(
        "dn: uid=alice,ou=more,ou=people,dc=example,dc=com",
        "objectClass: inetOrgPerson",
        "uid: alice",
        "userPassword: secret of alice");
    Looking looking = looking();
    Finding finding =
        check()
            .look(
                ORDER,
                login("alice"),
                answers("ldap", "user", "alice", "password", "secret of alice"),
                looking);

    refuses(finding, "no such user");
    assertThat(looking.transcript().lines()).anyMatch(l -> l.contains("more than one entry"));
  }

  @Test
  void who_is_not_in_the_group_proves_nothing() {
    LdapSettings.Search members =
        new LdapSettings.Search(
            "dc=example,dc=com",
            "(uid={user})",
            Optional.of("(memberOf=cn=ftp,dc=example,dc=com)"));

    assertThat(look(check(over("ldaps"), members), "alice", "secret of alice"))
        .isInstanceOf(Finding.Proven.class);
    refuses(
        look(check(over("ldaps"), members), "bob", "secret of bob", login("bob")),
        "may have such a certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldaps", "ldap"})
  void an_untrusted_certificate_hears_no_password(String listener) {
    LdapSettings.Servers untrusted =
        new LdapSettings.Servers(List.of(at(listener)), Optional.empty(), false);

    refuses(look(check(untrusted, SEARCH), "alice", "secret of alice"), "the directory ldap");
    assertThat(heard).noneMatch(l -> l.contains(" BIND "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldaps", "ldap"})
  void a_certificate_for_another_host_hears_no_password(String listener) throws Exception {
    server.shutDown(true);
    server = directory("127.0.0.2");

    refuses(look(check(over(listener), SEARCH), "alice", "secret of alice"), "the directory ldap");
    assertThat(heard).noneMatch(l -> l.contains(" BIND "));
  }

  @Test
  void a_directory_without_start_tls_hears_no_password() {
    refuses(
        look(check(over("plain"), SEARCH), "alice", "secret of alice"),
        "no TLS with the directory");
    assertThat(heard).isNotEmpty().noneMatch(l -> l.contains(" BIND "));
  }

  @Test
  void without_tls_only_to_loopback_and_only_if_the_operator_says_so() {
    LdapSettings.Servers plain =
        new LdapSettings.Servers(List.of(at("plain")), Optional.empty(), true);
    assertThat(look(check(plain, SEARCH), "alice", "secret of alice"))
        .isInstanceOf(Finding.Proven.class);

    for (String other :
        List.of("ldap://ldap.example.com", "ldaps://127.0.0.1", "ldap://10.0.0.1")) {
      assertThatThrownBy(
              () -> new LdapSettings.Servers(List.of(URI.create(other)), Optional.empty(), true))
          .isInstanceOf(Fault.class)
          .hasMessageContaining("go without TLS only to ldap:// at a loopback address");
    }
  }

  @Test
  void the_next_server_is_asked_where_one_is_down() throws IOException {
    URI down;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      down = URI.create("ldaps://127.0.0.1:" + socket.getLocalPort());
    }
    LdapSettings.Servers both =
        new LdapSettings.Servers(
            List.of(down, at("ldaps")), Optional.of(TestTls.trustFile()), false);

    assertThat(look(check(both, SEARCH), "alice", "secret of alice"))
        .isInstanceOf(Finding.Proven.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldaps", "ldap"})
  void a_silent_directory_ends_with_the_deadline(String scheme) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      LdapSettings.Servers servers =
          new LdapSettings.Servers(
              List.of(URI.create(scheme + "://127.0.0.1:" + silent.getLocalPort())),
              Optional.of(TestTls.trustFile()),
              false);
      long begin = System.nanoTime();
      Finding finding =
          check(servers, SEARCH)
              .look(
                  ORDER,
                  login("alice"),
                  answers("ldap", "user", "alice", "password", "x"),
                  PersonOrders.within(Duration.ofMillis(600)));

      assertThat(finding).isInstanceOf(Finding.NotProven.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldaps", "ldap"})
  void a_dripping_directory_ends_with_the_deadline(String scheme) throws IOException {
    // The head of a TLS record, or of the answer to StartTLS, whose rest takes minutes.
    byte[] head =
        HexFormat.of()
            .parseHex(
                scheme.equals("ldaps") ? "1603033fff02" : "30823fff02010178823ff80a010004823f00");
    try (ServerSocket dripping = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread drip = new Thread(() -> drip(dripping, head));
      drip.setDaemon(true);
      drip.start();
      LdapSettings.Servers servers =
          new LdapSettings.Servers(
              List.of(URI.create(scheme + "://127.0.0.1:" + dripping.getLocalPort())),
              Optional.of(TestTls.trustFile()),
              false);
      long begin = System.nanoTime();
      Finding finding =
          check(servers, SEARCH)
              .look(
                  ORDER,
                  login("alice"),
                  answers("ldap", "user", "alice", "password", "x"),
                  PersonOrders.within(Duration.ofMillis(800)));

      assertThat(finding).isInstanceOf(Finding.NotProven.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .isBetween(Duration.ofMillis(500), Duration.ofSeconds(3));
    }
  }

  private static void drip(ServerSocket server, byte[] head) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write(head);
      for (int i = 0; i < 200; i++) {
        socket.getOutputStream().write(0);
        Thread.sleep(50);
      }
    } catch (IOException e) {
      // The other side has cut it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_cas_own_account_is_told_apart() throws IOException {
    Files.writeString(password, "wrong");
    refuses(look(check(), "alice", "secret of alice"), "does not accept this CA's own account");

    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    refuses(look(check(), "alice", "secret of alice"), "cannot read the password of its own");
  }

  @Test
  void no_transcript_holds_a_password() {
    for (String given : List.of("secret of alice", "hunter2-wrong")) {
      Looking looking = looking();
      Finding finding =
          check()
              .look(
                  ORDER,
                  login("alice"),
                  answers("ldap", "user", "alice", "password", given),
                  looking);
      assertThat(String.join("\n", looking.transcript().lines()) + finding)
          .doesNotContain(given)
          .doesNotContain("of the CA")
          .contains("***");
    }
  }

  @Test
  void every_spelling_of_a_user_is_one_account() {
    LdapCheck check = check();
    for (String user :
        List.of(
            "alice",
            " ALICE ",
            "Alice\t",
            "\u00e1lice",
            "a\u0301lice",
            "al\u200bice",
            "\uff41lice",
            "al\u0131ce",
            "DOM\\alice",
            "alice@dom",
            "DOM\\Alice@dom")) {
      assertThat(check.guarded(login("x"), answers("ldap", "user", user))).isEqualTo("user:alice");
    }
    assertThat(check.guarded(login("x"), answers("ldap", "user", "bob@dom"))).isEqualTo("user:bob");
    assertThat(check.guarded(login("x"), answers("ldap", "user", "@dom"))).isEqualTo("user:@dom");
    assertThat(check.takesPassword()).isTrue();
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    assertThatThrownBy(() -> new LdapSettings.Search("dc=x", "(uid=alice)", Optional.empty()))
        .hasMessageContaining("does not contain {user}");
    assertThatThrownBy(() -> new LdapSettings.Search("dc=x", "(uid={user}", Optional.empty()))
        .hasMessageContaining("is no LDAP filter");
    assertThatThrownBy(() -> new LdapSettings.Search("nonsense", "(uid={user})", Optional.empty()))
        .hasMessageContaining("is no distinguished name");
    assertThatThrownBy(() -> LdapSettings.address("http://ldap.example.com"))
        .hasMessageContaining("wanted ldaps://HOST");
  }

  @Test
  void nothing_is_proven_without_a_directory() {
    refuses(look(new LdapCheck(LdapSettings.NONE), "alice", "x"), "none is configured");
  }

  @Test
  void the_step_says_what_to_do() {
    assertThat(check().step(ORDER, login("alice")).words())
        .anyMatch(w -> w.contains("--ldap-user USER --ldap-password-file FILE"));
  }
}
