package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.KeysBlocked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Keys;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestKeys;
import io.sealport.server.AtOnce;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.status.KeyBlocks;
import io.sealport.server.status.Revocations;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was seen before, on a real ledger. */
class KeyReuseTest {

  private static final Revocations.By OFFICER = new Revocations.By("operator:test", () -> {});

  @TempDir Path folder;
  private TestRooms rooms;
  private final KeyPair key = TestKeys.fresh();

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private Outcome ask(String profile, String... names) {
    return rooms
        .get(Registration.class)
        .enrol(TestDoor.asking(profile, key, Optional.empty(), names), TestDoor.ADMINISTRATOR);
  }

  private List<String> rules(String profile, String... names) {
    return ask(profile, names).request().violations().stream().map(Violation::rule).toList();
  }

  private static KeyHash hash(KeyPair pair) {
    return KeyHash.of(Keys.info(pair.getPublic()));
  }

  private KeysBlocked block(Optional<Consumer<SerialNumber>> revoke, KeyHash... keys) {
    return rooms
        .get(KeyBlocks.class)
        .block(new KeyBlocks.Order(List.of(keys), "in a public repository", revoke), OFFICER);
  }

  @Test
  void is_certified_again_for_the_same_holder_alone() {
    assertThat(ask("ftps-user", "login:alice")).isInstanceOf(Outcome.Issued.class);

    assertThat(ask("ftps-user", "login:alice", "email:a@example.com"))
        .isInstanceOf(Outcome.Issued.class);
    assertThat(rules("ftps-user", "login:bob")).containsExactly("keys.reuse");
    assertThat(rules("ftps-server", "dns:ftp.example.com")).containsExactly("keys.reuse");
  }

  @Test
  void of_two_users_with_one_key_at_once_one_wins() {
    List<Outcome> outcomes = AtOnce.run(16, i -> ask("ftps-user", "login:user" + i));

    assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(Outcome.Refused.class::isInstance)
        .hasSize(15)
        .allSatisfy(
            o ->
                assertThat(o.request().violations())
                    .extracting(Violation::rule)
                    .containsExactly("keys.reuse"));
  }

  @Test
  void a_blocked_key_is_refused_with_the_reason_until_it_is_unblocked() {
    block(Optional.empty(), hash(key));

    assertThat(ask("ftps-user", "login:alice").request().violations())
        .singleElement()
        .satisfies(v -> assertThat(v.found()).isEqualTo("a blocked key: in a public repository"));
    rooms.get(KeyBlocks.class).unblock(hash(key), "a mistake", OFFICER);
    assertThat(ask("ftps-user", "login:alice")).isInstanceOf(Outcome.Issued.class);
    assertThat(
            rooms.query(
                "SELECT act, details FROM journal_entry WHERE subject = ? ORDER BY seq",
                hash(key).hex()))
        .containsExactly(
            "key.blocked|{\"reason\":\"in a public repository\"}",
            "key.unblocked|{\"reason\":\"a mistake\"}");
    assertThatThrownBy(() -> rooms.get(KeyBlocks.class).unblock(hash(key), "again", OFFICER))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND));
  }

  @Test
  void a_key_that_is_blocked_while_its_request_waits_is_not_approved() {
    Outcome waiting =
        rooms
            .get(Registration.class)
            .enrol(
                TestDoor.asking("ftps-user", key, Optional.empty(), "login:alice"), Caller.ANYONE);
    block(Optional.empty(), hash(key));

    Outcome decided =
        rooms
            .get(PendingRequests.class)
            .approve(waiting.request().id(), TestDoor.ADMINISTRATOR, "yes");

    assertThat(decided.request().violations())
        .extracting(Violation::rule)
        .containsExactly("key.blocked");
  }

  @Test
  void blocking_names_the_valid_certificates_and_revokes_them_if_told_to() {
    String serial = ask("ftps-user", "login:alice").request().serial();

    assertThat(block(Optional.empty(), hash(key)).valid())
        .singleElement()
        .satisfies(c -> assertThat(c.serial()).isEqualTo(serial));
    KeysBlocked again = block(Optional.of(s -> {}), hash(key), hash(key));

    assertThat(again.blocked()).isEmpty();
    assertThat(again.already()).containsExactly(hash(key).hex());
    assertThat(again.valid()).isEmpty();
    assertThat(again.revoked())
        .singleElement()
        .satisfies(c -> assertThat(c.reason()).isEqualTo("keyCompromise"));
    assertThat(rooms.get(Audit.class).verify().intact()).isTrue();
  }

  @Test
  void nothing_is_blocked_where_a_revocation_is_not_allowed() {
    ask("ftps-user", "login:alice");

    assertThatThrownBy(
            () ->
                block(
                    Optional.of(
                        s -> {
                          throw Fault.of(Kind.FORBIDDEN, "no");
                        }),
                    hash(TestKeys.fresh()),
                    hash(key)))
        .hasMessage("no");
    assertThat(rooms.query("SELECT * FROM blocked_key")).isEmpty();
  }

  @Test
  void a_compromised_key_never_comes_back() {
    String serial = ask("ftps-user", "login:alice").request().serial();
    rooms
        .get(Revocations.class)
        .revoke(
            SerialNumber.parse(serial), RevocationReason.KEY_COMPROMISE, false, "operator:test");

    assertThat(rules("ftps-user", "login:alice")).containsExactly("key.compromised");
  }

  @Test
  void the_keys_of_this_ca_and_of_the_server_are_its_own() {
    for (KeyHash own :
        List.of(
            KeyHash.of(
                rooms
                    .get(Hierarchy.class)
                    .require("users")
                    .certificate()
                    .getSubjectPublicKeyInfo()),
            KeyHash.of(
                rooms
                    .get(OwnKeys.class)
                    .require("https")
                    .entry()
                    .certificate()
                    .getSubjectPublicKeyInfo()))) {
      assertThat(
              rooms
                  .get(History.class)
                  .before(new Claimant("anyone", "r", Optional.empty(), Optional.empty()))
                  .history(spki(own))
                  .uses())
          .isNotEmpty()
          .allMatch(u -> u.own());
    }
  }

  private org.bouncycastle.asn1.x509.SubjectPublicKeyInfo spki(KeyHash own) {
    return rooms
        .get(io.sealport.server.authority.Ledger.class)
        .withKey(own)
        .get(0)
        .certificate()
        .getSubjectPublicKeyInfo();
  }

  @Test
  void a_renewal_with_the_same_key_is_the_same_holders() {
    String serial = ask("ftps-user", "login:alice").request().serial();
    Caller holder =
        new Caller(
            "certificate:" + serial,
            Optional.empty(),
            Optional.of(SerialNumber.parse(serial)),
            Optional.empty());

    assertThat(
            rooms
                .get(Registration.class)
                .renew(
                    CsrDraft.sign(key, List.of(io.sealport.pki.Name.login("alice"))).der(),
                    Optional.empty(),
                    holder))
        .isInstanceOf(Outcome.Issued.class);
  }
}
