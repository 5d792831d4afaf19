package io.sealport.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.JournalChain;
import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import io.sealport.server.boot.TestRooms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An intruder writes to the database file; verification names what he did. */
class JournalReaderTest {

  private static final int ENTRIES = 9;

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() {
    rooms = TestRooms.empty(folder);
    Journal journal = rooms.get(Journal.class);
    for (int i = 1; i <= ENTRIES; i++) {
      Act act = Act.of("test", "done", "subject-" + i).with("number", Integer.toString(i));
      journal.commit(acts -> acts.add(act));
    }
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private static JournalVerification intact(long entries) {
    return new JournalVerification(
        true, entries, null, null, List.of(new JournalChain("main", entries, entries)));
  }

  private JournalVerification verify() {
    return rooms.get(JournalReader.class).verify();
  }

  private void assertFound(long seq, String finding) {
    JournalVerification found = verify();
    assertThat(found.intact()).isFalse();
    assertThat(found.finding()).isEqualTo(finding);
    assertThat(found.seq()).isEqualTo(seq);
  }

  @Test
  void an_untouched_journal_is_intact() {
    assertThat(verify()).isEqualTo(intact(ENTRIES));
  }

  @Test
  void finds_that_the_whole_journal_was_removed() {
    rooms.tamper("DELETE FROM journal_entry", "DELETE FROM journal_head");

    assertFound(1, "the journal's end is missing, and with it any trust in the rest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = at + 1",
        "actor = 'nobody'",
        "act = 'undone'",
        "subject = 'subject-4'",
        "details = '{}'",
        "details = details || ' '",
        "previous = hash",
        "hash = previous"
      })
  void finds_a_changed_entry(String change) {
    rooms.tamper("UPDATE journal_entry SET " + change + " WHERE seq = 5");

    assertFound(5, "entry 5 is changed");
  }

  @Test
  void finds_text_moved_from_one_field_to_the_next() {
    rooms.tamper("UPDATE journal_entry SET actor = 'testd', act = 'one' WHERE seq = 5");

    assertFound(5, "entry 5 is changed");
  }

  @Test
  void finds_a_changed_entry_whose_hash_was_made_to_fit() {
    JournalRow row = row(5);
    Act forged = new Act(row.actor(), row.act(), "subject-other", Map.of("number", "5"));
    JournalRow fitting =
        JournalRow.sealed(5, row.at(), forged, row.details(), row.previous(), "main");
    rooms.tamper(
        "UPDATE journal_entry SET subject = 'subject-other', hash = '%s' WHERE seq = 5"
            .formatted(fitting.hash()));

    assertFound(6, "entry 6 does not follow the one before it: one of the two was replaced");
  }

  @Test
  void finds_a_changed_last_entry_whose_hash_was_made_to_fit() {
    JournalRow row = row(ENTRIES);
    Act forged = new Act(row.actor(), row.act(), "other", Map.of());
    JournalRow fitting = JournalRow.sealed(ENTRIES, row.at(), forged, "{}", row.previous(), "main");
    rooms.tamper(
        "UPDATE journal_entry SET subject = 'other', details = '{}', hash = '%s' WHERE seq = 9"
            .formatted(fitting.hash()));

    assertFound(9, "entry 9 is changed: the journal's end names another hash");
  }

  @Test
  void finds_the_removed_first_entry() {
    rooms.tamper("DELETE FROM journal_entry WHERE seq = 1");

    assertFound(1, "entry 1 is missing: after it comes 2");
  }

  @Test
  void finds_a_removed_entry_in_the_middle() {
    rooms.tamper("DELETE FROM journal_entry WHERE seq = 5");

    assertFound(5, "entry 5 is missing: after it comes 6");
  }

  @Test
  void finds_the_removed_last_entry() {
    rooms.tamper("DELETE FROM journal_entry WHERE seq = 9");

    assertFound(9, "entry 9 is missing: the journal's end is 9");
  }

  @Test
  void finds_that_all_entries_were_removed() {
    rooms.tamper("DELETE FROM journal_entry");

    assertFound(1, "entry 1 is missing: the journal's end is 9");
  }

  @Test
  void finds_a_removed_entry_whose_gap_was_closed() {
    rooms.tamper(
        "DELETE FROM journal_entry WHERE seq = 5",
        "UPDATE journal_entry SET seq = -seq WHERE seq > 5",
        "UPDATE journal_entry SET seq = -seq - 1 WHERE seq < 0",
        "UPDATE journal_head SET seq = 8");

    assertFound(5, "entry 5 is moved: it was written as entry 6");
  }

  @Test
  void finds_two_neighbours_that_changed_places() {
    swap(5, 6);

    assertFound(5, "entry 5 is moved: it was written as entry 6");
  }

  @Test
  void finds_two_distant_entries_that_changed_places() {
    swap(3, 7);

    assertFound(3, "entry 3 is moved: it was written as entry 7");
  }

  @Test
  void finds_an_inserted_entry_that_fits_what_is_before_it() {
    JournalRow before = row(4);
    makeRoomAfter(4);
    insert(
        JournalRow.sealed(
            5, before.at(), Act.of("test", "done", "x"), "{}", before.hash(), "main"));
    rooms.tamper("UPDATE journal_head SET seq = 10");

    assertFound(6, "entry 6 is moved: it was written as entry 5");
  }

  @Test
  void finds_an_entry_that_was_added_past_the_end() {
    JournalRow last = row(ENTRIES);
    insert(
        JournalRow.sealed(10, last.at(), Act.of("test", "done", "x"), "{}", last.hash(), "main"));

    assertFound(10, "entry 10 was added past the journal: its end is 9");
  }

  @Test
  void finds_a_changed_end() {
    rooms.tamper("UPDATE journal_head SET hash = '" + "0".repeat(64) + "'");

    assertFound(9, "entry 9 is changed: the journal's end names another hash");
  }

  @Test
  void finds_an_end_that_was_moved_back() {
    rooms.tamper("UPDATE journal_head SET seq = 7, hash = '" + row(7).hash() + "'");

    assertFound(9, "entry 9 was added past the journal: its end is 7");
  }

  @Test
  void finds_a_removed_end() {
    rooms.tamper("DELETE FROM journal_head");

    assertFound(1, "the journal's end is missing, and with it any trust in the rest");
  }

  @Test
  void reads_a_chain_longer_than_a_page() {
    Journal journal = rooms.get(Journal.class);
    journal.commit(
        acts -> {
          for (int i = 0; i < 2_500; i++) {
            acts.add(Act.of("test", "done", "more"));
          }
          return 0;
        });
    assertThat(verify()).isEqualTo(intact(ENTRIES + 2_500));

    rooms.tamper("UPDATE journal_entry SET subject = 'less' WHERE seq = 2345");

    assertFound(2345, "entry 2345 is changed");
  }

  @Test
  void reads_a_second_chain_whose_first_entry_follows_the_one_before_it() {
    JournalRow last = row(ENTRIES);
    JournalRow joined =
        JournalRow.sealed(
            10, last.at(), Act.of("system", "node.joined", "b"), "{}", last.hash(), "b");
    insert(joined);
    rooms.tamper(
        "UPDATE journal_head SET seq = 10, hash = '" + joined.hash() + "'",
        "INSERT INTO journal_node (name, seq, hash, joined) VALUES ('b', 10, '%s', 1)"
            .formatted(joined.hash()));
    rooms.get(Journal.class).commit(acts -> acts.add(Act.of("test", "done", "after it")));

    assertThat(verify().finding()).isNull();
    assertThat(verify().chains())
        .containsExactly(new JournalChain("main", 10, 11), new JournalChain("b", 1, 10));
    assertThat(row(11).previous()).isEqualTo(last.hash());

    rooms.tamper("DELETE FROM journal_node WHERE name = 'b'");
    assertFound(10, "entry 10 is not the end of the server b that the database names");
  }

  @Test
  void reads_what_was_written_before_servers_had_names() {
    rooms.tamper("DELETE FROM journal_node");
    String previous = Chain.START;
    for (long seq = 1; seq <= ENTRIES; seq++) {
      JournalRow old = row(seq);
      Act act = Act.of(old.actor(), old.act(), old.subject());
      JournalRow nameless = JournalRow.sealed(seq, old.at(), act, old.details(), previous, "");
      rooms.tamper("DELETE FROM journal_entry WHERE seq = " + seq);
      insert(nameless);
      previous = nameless.hash();
    }
    rooms.tamper("UPDATE journal_head SET hash = '" + previous + "'");
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    rooms.get(Journal.class).commit(acts -> acts.add(Act.of("test", "done", "after it")));

    assertThat(verify().finding()).isNull();
    assertThat(verify().chains())
        .containsExactly(new JournalChain("", 9, 9), new JournalChain("main", 1, 10));
    assertThat(row(10).previous()).isEqualTo(previous);
  }

  @Test
  void reads_entries_after_a_number_oldest_first() {
    List<JournalEntry> entries = rooms.get(JournalReader.class).after(3, 2);

    assertThat(entries).extracting(JournalEntry::seq).containsExactly(4L, 5L);
    assertThat(entries.get(0).subject()).isEqualTo("subject-4");
    assertThat(entries.get(0).at()).isEqualTo(rooms.clock().instant());
  }

  private JournalRow row(long seq) {
    return rooms.get(JournalRows.class).findById(seq).orElseThrow();
  }

  private void insert(JournalRow r) {
    rooms.tamper(
        "INSERT INTO journal_entry VALUES"
            + " (%d, %d, '%s', '%s', '%s', '%s', '%s', '%s', '%s')"
                .formatted(
                    r.seq(),
                    r.at(),
                    r.actor(),
                    r.act(),
                    r.subject(),
                    r.details(),
                    r.previous(),
                    r.hash(),
                    r.node()));
  }

  private void swap(long one, long other) {
    rooms.tamper(
        "UPDATE journal_entry SET seq = -1 WHERE seq = " + one,
        "UPDATE journal_entry SET seq = " + one + " WHERE seq = " + other,
        "UPDATE journal_entry SET seq = " + other + " WHERE seq = -1");
  }

  private void makeRoomAfter(long seq) {
    rooms.tamper(
        "UPDATE journal_entry SET seq = -seq WHERE seq > " + seq,
        "UPDATE journal_entry SET seq = -seq + 1 WHERE seq < 0");
  }
}
