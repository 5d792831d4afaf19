package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.server.watch.Condition;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class DiskVitalTest {

  private static Condition with(long mib) {
    return new DiskVital(Path.of("home"), home -> mib << 20).look();
  }

  @Test
  void little_room_is_told_and_less_is_down() {
    assertThat(with(2048)).isEqualTo(Condition.up("2048 MiB are free in the home"));
    assertThat(with(2047))
        .isEqualTo(Condition.degraded("2047 MiB are free in the home; wanted 2048"));
    assertThat(with(256).state()).isEqualTo(Condition.State.DEGRADED);
    assertThat(with(255)).isEqualTo(Condition.down("255 MiB are free in the home; wanted 256"));
  }
}
