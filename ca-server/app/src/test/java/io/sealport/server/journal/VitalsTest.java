package io.sealport.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.server.boot.TestRooms;
import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Condition.State;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the journal can be written, and by a clock that can be right. */
class VitalsTest {

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  @Test
  void a_database_that_is_written_is_up_and_its_journal_unchanged() {
    JournalReader reader = rooms.get(JournalReader.class);
    long end = reader.end();

    Condition found = rooms.get(DatabaseVital.class).look();

    assertThat(found.state()).isEqualTo(State.UP);
    assertThat(found.words()).matches("written in \\d+ ms; 0 writes wait");
    assertThat(reader.end()).isEqualTo(end);
    assertThat(reader.verify().finding()).isNull();
  }

  @Test
  void a_writer_that_has_stopped_is_down() throws InterruptedException {
    rooms.get(Journal.class).close();

    assertThat(rooms.get(DatabaseVital.class).look())
        .isEqualTo(Condition.down("the server is stopping"));
  }

  @Test
  void a_clock_behind_the_journal_is_told() {
    ClockVital vital = rooms.get(ClockVital.class);
    rooms.get(Journal.class).commit(acts -> acts.add(Act.of(Act.SYSTEM, "test.done", "x")));
    assertThat(vital.look()).isEqualTo(Condition.up("not behind the journal"));

    rooms.clock().advance(Duration.ofSeconds(-5));
    assertThat(vital.look().state()).isEqualTo(State.UP);
    rooms.clock().advance(Duration.ofSeconds(-1));
    assertThat(vital.look().state()).isEqualTo(State.DEGRADED);
    rooms.clock().advance(Duration.ofMinutes(-5));
    assertThat(vital.look())
        .isEqualTo(
            Condition.down(
                "the clock says 2026-03-04T09:54:54Z; the journal has an entry of"
                    + " 2026-03-04T10:00:00Z"));
  }
}
