package io.sealport.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final String TERMINAL = "sealport.terminal";
  private static final String WIPE = "\r\u001b[K";

  private final String before = System.getProperty(TERMINAL, "false");
  private final StringWriter err = new StringWriter();

  @AfterEach
  void restore() {
    System.setProperty(TERMINAL, before);
  }

  private void awaitShown(String text) throws InterruptedException {
    for (int i = 0; i < 100 && !err.toString().contains(text); i++) {
      Thread.sleep(Duration.ofMillis(100).toMillis());
    }
    assertThat(err.toString()).contains(text);
  }

  @Test
  void shows_what_is_under_way_how_many_are_done_and_leaves_nothing_behind() throws Exception {
    System.setProperty(TERMINAL, "true");

    try (Progress progress = Progress.show(new PrintWriter(err), "reading certificates")) {
      awaitShown("reading certificates 0 s");
      progress.count(2000);
      awaitShown("reading certificates 2000 ");
    }

    assertThat(err.toString()).doesNotContain("\n").endsWith(WIPE);
  }

  @Test
  void shows_a_bar_where_the_end_is_known() throws Exception {
    System.setProperty(TERMINAL, "true");

    try (Progress progress = Progress.show(new PrintWriter(err), "blocking keys", 4000)) {
      awaitShown("blocking keys [--------------------] 0 of 4000 ");
      progress.count(1000);
      awaitShown("blocking keys [#####---------------] 1000 of 4000 ");
      progress.count(4000);
      awaitShown("blocking keys [####################] 4000 of 4000 ");
    }
  }

  @Test
  void says_nothing_where_nobody_looks() throws Exception {
    System.setProperty(TERMINAL, "false");

    String done =
        Progress.during(
            new PrintWriter(err),
            "reading",
            () -> {
              sleep();
              return "done";
            });

    assertThat(done).isEqualTo("done");
    assertThat(err.toString()).isEmpty();
  }

  /** Two beats. */
  private static void sleep() {
    try {
      Thread.sleep(Duration.ofMillis(600).toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
