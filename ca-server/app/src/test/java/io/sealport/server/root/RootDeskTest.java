package io.sealport.server.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CrlLints;
import io.sealport.pki.RevocationReason;
import io.sealport.root.RootAnswer;
import io.sealport.root.RootRequest;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.registration.Audit;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Crls;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.cert.X509CRLHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootDeskTest {

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private TestRooms rooms;
  private RootDesk desk;
  private CarriedRoot root;

  @BeforeEach
  void open() {
    rooms = TestRooms.on(TestHome.copyOfflineInto(folder), clock);
    rooms.get(Crls.class).publishDue();
    desk = rooms.get(RootDesk.class);
    root = CarriedRoot.in(folder, clock);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private void restart() {
    rooms.close();
    rooms = TestRooms.on(rooms.home(), clock);
    desk = rooms.get(RootDesk.class);
  }

  private X509CRLHolder rootCrl() throws IOException {
    byte[] der = Files.readAllBytes(rooms.get(Crls.class).current("root").orElseThrow().der());
    assertThat(CrlLints.check(der, rooms.get(Hierarchy.class).require("root").certificate()))
        .isEmpty();
    return new X509CRLHolder(der);
  }

  private BigInteger serial(String ca) {
    return rooms.get(Hierarchy.class).require(ca).certificate().getSerialNumber();
  }

  private void revoke(String ca) {
    rooms
        .get(IssuingCaOffice.class)
        .revoke(ca, RevocationReason.CA_COMPROMISE, CarriedRoot.ADMINISTRATOR);
  }

  private void useIssuer(String profile, String issuer) throws IOException {
    Path file = rooms.home().resolve("policies/" + profile + ".yaml");
    Files.writeString(
        file, Files.readString(file).replaceFirst("issuer: \\w+", "issuer: " + issuer));
    restart();
  }

  private static void refuses(Kind kind, String says, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(kind))
        .hasMessageContaining(says);
  }

  @Test
  void the_home_never_holds_the_roots_key() throws IOException {
    try (Stream<Path> files = Files.walk(rooms.home())) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .noneMatch(f -> f.startsWith("root") && f.endsWith(".key"));
    }
    assertThat(rooms.query("SELECT key_id FROM own_certificate WHERE purpose = 'ca:root'"))
        .containsExactly("offline");
  }

  @Test
  void issues_without_the_root_and_names_no_ocsp_of_it() {
    LedgerEntry user = TestDoor.issue(rooms, "ftps-user", "login:alice");

    assertThat(user.issuer()).isEqualTo("users");
    assertThat(rooms.get(OwnKeys.class).find("ocsp:root")).isEmpty();
    assertThat(rooms.get(OwnKeys.class).find("ocsp:users")).isPresent();
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void the_roots_crl_is_published_from_the_start_and_comes_back_when_its_file_is_lost()
      throws IOException {
    byte[] before = Files.readAllBytes(rooms.home().resolve("crl/root.crl"));
    rooms.close();
    Files.delete(rooms.home().resolve("crl/root.crl"));
    Files.writeString(rooms.home().resolve("crl/root.pem"), "damaged");
    restart();

    clock.advance(Duration.ofDays(2));
    rooms.get(Crls.class).publishDue();

    assertThat(Files.readAllBytes(rooms.home().resolve("crl/root.crl"))).isEqualTo(before);
    assertThat(Files.readString(rooms.home().resolve("crl/crls.pem")).split("BEGIN X509 CRL"))
        .hasSize(4);
    assertThat(rootCrl().getNextUpdate().toInstant())
        .isEqualTo(FakeClock.START.plus(Duration.ofDays(365)));
  }

  @Test
  void a_crl_goes_there_and_back() throws IOException {
    revoke("servers");
    clock.advance(Duration.ofHours(5));

    root.carryCrl(rooms);

    assertThat(rootCrl().getRevokedCertificate(serial("servers"))).isNotNull();
    assertThat(rooms.get(Crls.class).current("root").orElseThrow().number()).isEqualTo(2);
    assertThat(Files.readString(rooms.home().resolve("crl/crls.pem")))
        .contains(Files.readString(rooms.home().resolve("crl/root.pem")));
    assertThat(rooms.get(JournalReader.class).after(0, 1000))
        .extracting(e -> e.act() + " " + e.subject() + " " + e.actor())
        .contains("root.requested root operator:test", "crl.issued root operator:test");
  }

  @Test
  void an_answer_is_taken_once() {
    RootAnswer answer = root.sign(desk.requestCrl(CarriedRoot.ADMINISTRATOR));
    desk.take(answer, CarriedRoot.ADMINISTRATOR);

    refuses(
        Kind.CONFLICT, "answered, not open", () -> desk.take(answer, CarriedRoot.ADMINISTRATOR));
  }

  @Test
  void an_older_answer_is_of_no_use_after_a_newer() {
    RootRequest old = desk.requestCrl(CarriedRoot.ADMINISTRATOR);
    RootAnswer late = root.sign(old);
    clock.advance(Duration.ofMinutes(1));
    root.carryCrl(rooms);

    refuses(Kind.CONFLICT, "superseded", () -> desk.take(late, CarriedRoot.ADMINISTRATOR));
    assertThat(rooms.get(Crls.class).current("root").orElseThrow().number()).isEqualTo(3);
  }

  @Test
  void an_answer_that_nobody_asked_for_is_refused() {
    RootAnswer answer = root.sign(desk.requestCrl(CarriedRoot.ADMINISTRATOR));
    RootAnswer other =
        new RootAnswer("root-answer", 1, "0".repeat(32), answer.root(), answer.crl(), null);

    refuses(Kind.NOT_FOUND, "never wrote", () -> desk.take(other, CarriedRoot.ADMINISTRATOR));
  }

  @Test
  void a_request_that_was_changed_on_the_way_brings_nothing_in() {
    revoke("servers");
    RootRequest asked = desk.requestCrl(CarriedRoot.ADMINISTRATOR);
    String changed =
        new String(asked.bytes(), StandardCharsets.UTF_8)
            .replaceFirst("(?s)\"revoked\" : \\[.*?\\]", "\"revoked\" : [ ]");
    RootAnswer answer = root.sign(RootRequest.parse(changed.getBytes(StandardCharsets.UTF_8)));

    refuses(
        Kind.BAD_INPUT,
        "not what was asked for",
        () -> desk.take(answer, CarriedRoot.ADMINISTRATOR));
    assertThat(rooms.get(Crls.class).current("root").orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void a_crl_that_has_ended_on_the_way_is_refused() {
    RootAnswer answer = root.sign(desk.requestCrl(CarriedRoot.ADMINISTRATOR));
    clock.advance(Duration.ofDays(366));

    refuses(Kind.CONFLICT, "ended", () -> desk.take(answer, CarriedRoot.ADMINISTRATOR));
  }

  @Test
  void a_new_ca_goes_there_and_back_and_issues_by_the_profile_that_names_it() throws IOException {
    root.carryCa(rooms, "servers-2");

    assertThat(rooms.get(Hierarchy.class).all())
        .extracting(ca -> ca.id())
        .containsExactly("root", "servers", "users", "servers-2");
    assertThat(rooms.get(Crls.class).current("servers-2")).isPresent();
    assertThat(rooms.get(OwnKeys.class).find("ocsp:servers-2")).isPresent();

    useIssuer("ftps-server", "servers-2");
    assertThat(TestDoor.issue(rooms, "ftps-server", "dns:ftp.example.com").issuer())
        .isEqualTo("servers-2");
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void an_open_request_for_a_ca_is_written_again_with_the_same_key() {
    RootRequest first = desk.requestCa("users-2", Optional.empty(), CarriedRoot.ADMINISTRATOR);

    assertThat(desk.requestCa("users-2", Optional.empty(), CarriedRoot.ADMINISTRATOR))
        .isEqualTo(first);
    refuses(
        Kind.CONFLICT,
        "there is a CA users already",
        () -> desk.requestCa("users", Optional.empty(), CarriedRoot.ADMINISTRATOR));
  }

  @Test
  void a_revoked_ca_issues_nothing_and_its_successor_takes_over() throws IOException {
    revoke("servers");

    refuses(
        Kind.CONFLICT,
        "servers, which is revoked",
        () -> TestDoor.issue(rooms, "ftps-server", "dns:ftp.example.com"));
    root.carryCa(rooms, "servers-2");
    assertThat(rooms.get(OwnKeys.class).require("https").entry().issuer()).isEqualTo("servers-2");
    useIssuer("ftps-server", "servers-2");
    assertThat(TestDoor.issue(rooms, "ftps-server", "dns:ftp.example.com").issuer())
        .isEqualTo("servers-2");
  }

  @Test
  void adding_at_once_is_refused_with_the_command_that_does_it() {
    assertThatThrownBy(
            () ->
                rooms
                    .get(IssuingCaOffice.class)
                    .add("servers-2", Optional.empty(), CarriedRoot.ADMINISTRATOR))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> assertThat(f.hint()).contains("sealport ca root request-ca servers-2 --out FILE"));
  }

  @Test
  void an_online_root_is_not_asked_by_file() throws IOException {
    try (TestRooms online = TestRooms.ofCa(Files.createDirectory(folder.resolve("online")))) {
      refuses(
          Kind.CONFLICT,
          "is not offline",
          () -> online.get(RootDesk.class).requestCrl(CarriedRoot.ADMINISTRATOR));
    }
  }

  @Test
  void lists_who_is_asked_for_what() {
    desk.requestCrl(CarriedRoot.ADMINISTRATOR);

    assertThat(rooms.query("SELECT kind, subject, state FROM root_request ORDER BY seq"))
        .isEqualTo(
            List.of(
                "crl|root|answered", "ca|servers|answered", "ca|users|answered", "crl|root|open"));
  }
}
