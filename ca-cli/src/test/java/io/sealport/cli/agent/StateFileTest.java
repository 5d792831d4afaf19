package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent remembers, and who may write it. */
class StateFileTest {

  @TempDir private Path base;

  @Test
  void is_its_owners_alone_and_read_back_as_it_was() throws Exception {
    AgentWorld world = new AgentWorld(base, Duration.ofDays(6));
    world.ca.away = true;
    world.pass(Duration.ofDays(5));
    AgentState before = new StateFile(world.stateFile()).read();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(world.stateFile())))
        .isEqualTo("rw-------");
    new StateFile(world.stateFile()).write(before);
    assertThat(new StateFile(world.stateFile()).read()).isEqualTo(before);
    assertThat(before.of(AgentWorld.ID).renewal()).isNotNull();
    // The next process waits for the same moment.
    world.restart();
    assertThat(world.look()).isAfter(world.clock.instant());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\":2,\"machine\":\"00\",\"certificates\":{}}",
        "null",
        "{}",
        "{\"version\":1,\"certificates\":{}}"
      })
  void a_damaged_one_is_one_clear_fault_and_stays_as_it_is(String text) throws Exception {
    Path file = Files.writeString(base.resolve("state.json"), text);

    assertThatThrownBy(() -> new StateFile(file).read())
        .isInstanceOf(Fault.class)
        .hasMessageContaining(file + " is not the state of an agent");
    assertThat(file).hasContent(text);
  }

  @Test
  void two_agents_do_not_work_on_one() {
    StateFile file = new StateFile(base.resolve("state.json"));
    try (StateFile.Lock first = file.lock()) {
      assertThatThrownBy(file::lock).hasMessageContaining("another agent is at work");
    }
    try (StateFile.Lock second = file.lock()) {
      assertThat(second.channel().isOpen()).isTrue();
    }
  }
}
