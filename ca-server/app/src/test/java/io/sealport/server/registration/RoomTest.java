package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class RoomTest {

  private static final String KNOWN = "operator:ada";
  private static final String STRANGER = "key:00";

  private final Room room = new Room(4);

  private static void isBusy(ThrowingCallable look, String words) {
    assertThatThrownBy(look)
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BUSY))
        .hasMessageContaining(words);
  }

  /** Looks at so many requests of one account at once, and within the last does the rest. */
  private boolean fill(String account, int many, BooleanSupplier within) {
    return many == 0
        ? within.getAsBoolean()
        : room.look(account + " " + many, account, () -> fill(account, many - 1, within));
  }

  @Test
  void a_request_is_not_looked_at_twice_at_once() {
    boolean seen =
        room.look(
            "one",
            KNOWN,
            () -> {
              isBusy(() -> room.look("one", KNOWN, () -> true), "request one is being looked at");
              return room.look("other", KNOWN, () -> true);
            });
    assertThat(seen).isTrue();
    assertThat(room.look("one", KNOWN, () -> true)).isTrue();
  }

  @Test
  void strangers_fill_their_own_room_alone() {
    boolean seen =
        fill(
            STRANGER,
            2,
            () -> {
              isBusy(() -> room.look("one more", STRANGER, () -> true), "too many requests");
              return fill(KNOWN, 4, () -> true);
            });
    assertThat(seen).isTrue();
  }

  @Test
  void who_is_known_has_a_limit_too_and_what_failed_gives_its_room_back() {
    fill(
        KNOWN,
        4,
        () -> {
          isBusy(() -> room.look("one more", KNOWN, () -> true), "too many requests");
          return true;
        });
    assertThatThrownBy(
            () ->
                fill(
                    KNOWN,
                    4,
                    () -> {
                      throw new IllegalStateException("the look failed");
                    }))
        .hasMessage("the look failed");
    assertThat(fill(KNOWN, 4, () -> true)).isTrue();
  }
}
