package io.sealport.server.watch;

/**
 * Something that must be well for the server to serve; one class each, in whatever room knows it. A
 * bean of this type is asked by {@link Examination} with all others.
 */
public interface Vital {

  /** What it is called: {@code database}. */
  String id();

  /**
   * How it is now. It may ask the database and the disk, never the network; whoever looks waits
   * some seconds for it and no longer. Whatever it throws means that it is down.
   */
  Condition look();
}
