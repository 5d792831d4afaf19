package io.sealport.cli.loss;

import io.sealport.cli.story.SealportProcess;
import java.nio.file.Path;

/** One of several servers of a CA. */
final class Member {

  private final Path home;
  private final Wire wire;
  private Victim process;

  Member(Path home, Wire wire) {
    this.home = home;
    this.wire = wire;
    this.process = Victim.launch(home, SealportProcess.PASSPHRASE);
  }

  Wire wire() {
    return wire;
  }

  void awaitReady() {
    process.awaitReady();
  }

  void kill() {
    process.kill();
  }

  void launchAgain() {
    process = Victim.launch(home, SealportProcess.PASSPHRASE);
  }

  void stop() {
    process.stop();
  }
}
