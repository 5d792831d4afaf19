package io.sealport.moving;

/** Hears how far a long work is. */
@FunctionalInterface
public interface Watcher {

  /** Does not listen. */
  Watcher NOBODY = (done, total) -> {};

  /** So many of so many are done. */
  void see(int done, int total);
}
