package io.sealport.server.boot;

import io.sealport.moving.Watcher;
import java.io.PrintStream;

/** Tells whoever started this program how far it is: a line at every hundredth. */
final class ProgressLines implements Watcher {

  private static final int PARTS = 100;

  private final PrintStream out;

  ProgressLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void see(int done, int total) {
    if (done == total || done % Math.max(1, total / PARTS) == 0) {
      out.println("progress " + done + " " + total);
    }
  }
}
