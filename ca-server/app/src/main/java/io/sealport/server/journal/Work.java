package io.sealport.server.journal;

/**
 * Reads and writes rows and says what it did. It may be run again after a rollback, so it changes
 * nothing but the database.
 *
 * @param <T> what the caller gets once all of it is on disk
 */
@FunctionalInterface
public interface Work<T> {

  /**
   * Runs inside the transaction, on the writer's thread.
   *
   * @param acts takes the entries that go into the journal with the rows
   */
  T run(Acts acts);

  /** Takes the entries of one piece of work. */
  interface Acts {

    /**
     * Adds an entry.
     *
     * @return its number in the journal
     */
    long add(Act act);
  }
}
