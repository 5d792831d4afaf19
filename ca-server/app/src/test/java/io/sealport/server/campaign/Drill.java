package io.sealport.server.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignMember;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyHash;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Role;
import io.sealport.policy.Selection;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Outcome;
import io.sealport.server.registration.Registration;
import io.sealport.server.registration.TestDoor;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A CA with a campaign, for the tests of this room. */
final class Drill implements AutoCloseable {

  static final Caller OFFICER =
      new Caller("officer:test", Optional.of(Role.OFFICER), Optional.empty(), Optional.empty());

  private final Path home;
  private TestRooms rooms;

  Drill(Path folder) {
    this.rooms = TestRooms.ofCa(folder);
    this.home = rooms.home();
  }

  TestRooms rooms() {
    return rooms;
  }

  /** As after a crash: nothing is left but the database. */
  void restart() {
    rooms.close();
    rooms = TestRooms.on(home, rooms.clock());
  }

  Campaigns campaigns() {
    return rooms.get(Campaigns.class);
  }

  Instant now() {
    return rooms.clock().instant();
  }

  void advance() {
    rooms.get(Advance.class).run();
  }

  LedgerEntry issue(String profile, String name) {
    return TestDoor.issue(rooms, profile, name);
  }

  LedgerEntry renew(LedgerEntry entry) {
    rooms.clock().advance(Duration.ofMinutes(1));
    return TestDoor.renew(rooms, entry);
  }

  /** What its holder hears who renews it with that key. */
  Outcome renewWith(KeyPair key, LedgerEntry entry) {
    Caller holder =
        new Caller(
            "certificate:" + entry.serial(),
            Optional.of(Role.REQUESTER),
            Optional.of(entry.serial()),
            Optional.empty());
    return rooms
        .get(Registration.class)
        .renew(CsrDraft.sign(key, entry.facts().names()).der(), Optional.empty(), holder);
  }

  LedgerEntry of(LedgerEntry entry) {
    return of(entry.serial());
  }

  LedgerEntry of(SerialNumber serial) {
    return rooms.get(Ledger.class).require(serial);
  }

  /** What is meant is replaced within a day. */
  static CampaignOrder order(String where, Instant now) {
    return order(where, Optional.of(now.plus(Duration.ofDays(1))), true);
  }

  static CampaignOrder order(String where, Optional<Instant> deadline, boolean renewable) {
    return new CampaignOrder(
        Optional.of(Selection.parse(where)),
        Set.of(),
        RevocationReason.KEY_COMPROMISE,
        "",
        deadline,
        renewable);
  }

  static CampaignOrder ofKey(KeyHash key) {
    return new CampaignOrder(
        Optional.empty(),
        Set.of(key),
        RevocationReason.KEY_COMPROMISE,
        "copied from a backup",
        Optional.empty(),
        true);
  }

  /** Starts it, and lets it select. */
  CampaignInfo start(CampaignOrder order) {
    CampaignInfo info = campaigns().start(order, 1_000, TestDoor.ADMINISTRATOR);
    advance();
    return campaigns().show(info.id());
  }

  CampaignInfo start(String where) {
    return start(order(where, now()));
  }

  /** The state of each member, as the list has them. */
  List<String> states(CampaignInfo campaign, LedgerEntry... entries) {
    var states =
        campaigns().members(campaign.id(), "", 0, 1_000).items().stream()
            .collect(Collectors.toMap(CampaignMember::serial, CampaignMember::state));
    assertThat(states)
        .containsOnlyKeys(Arrays.stream(entries).map(e -> e.serial().toString()).toList());
    return Arrays.stream(entries).map(e -> states.get(e.serial().toString())).toList();
  }

  /** The acts of the journal that begin so, oldest first. */
  List<String> acts(String like) {
    return rooms.query(
        "SELECT actor, act, subject FROM journal_entry WHERE act LIKE ? ORDER BY seq", like);
  }

  @Override
  public void close() {
    rooms.close();
  }
}
