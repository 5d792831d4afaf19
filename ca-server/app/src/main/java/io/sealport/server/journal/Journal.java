package io.sealport.server.journal;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Figures;
import io.sealport.server.watch.Steps;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: one thread takes all work that waits, runs it in one transaction with its journal
 * entries, and lets the callers go when the transaction is on disk. While it waits for the disk the
 * next group gathers.
 */
@Singleton
public class Journal {

  /** A group's size; beyond it the gain is small and a failure costs more to repeat. */
  private static final int LARGEST_GROUP = 256;

  /** Work that waits; more than this means that the disk has stopped. */
  private static final int LONGEST_QUEUE = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final JournalWriter writer;
  private final Figures figures;
  private final Steps steps;
  private final LinkedBlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>(LONGEST_QUEUE);
  private final Thread thread;
  private volatile boolean closing;

  Journal(JournalWriter writer, Figures figures, Steps steps) {
    this.writer = writer;
    this.figures = figures;
    this.steps = steps;
    this.thread = new Thread(this::writeGroups, "journal");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  /**
   * Runs the work and waits until its rows and entries are on disk.
   *
   * @throws Fault whatever the work throws, then nothing of it was written; BUSY if too much waits;
   *     UNAVAILABLE if the database cannot be written: nothing was, unless it is {@link
   *     DatabaseTrouble#UNCERTAIN}
   */
  public <T> T commit(Work<T> work) {
    if (closing) {
      throw stopping();
    }
    Pending<T> pending = new Pending<>(work);
    if (!queue.offer(pending)) {
      throw Fault.of(Kind.BUSY, LONGEST_QUEUE + " writes are waiting for the disk");
    }
    if (closing && queue.remove(pending)) {
      // The writer may have gone before it came.
      throw stopping();
    }
    try {
      return steps.during(Figure.COMMITTING, pending.done::join);
    } catch (CompletionException e) {
      throw asFault(e.getCause() == null ? e : e.getCause());
    }
  }

  private void writeGroups() {
    List<Pending<?>> group = new ArrayList<>(LARGEST_GROUP);
    while (!closing || !queue.isEmpty()) {
      try {
        Pending<?> first = queue.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        group.add(first);
        queue.drainTo(group, LARGEST_GROUP - 1);
        write(group);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException | Error e) {
        // Nobody may wait for ever: what this group holds has failed, the next may succeed.
        LOG.error("a group could not be written", e);
        group.forEach(p -> p.done.completeExceptionally(e));
      } finally {
        group.clear();
      }
    }
  }

  private void write(List<Pending<?>> group) {
    try {
      long began = System.nanoTime();
      writer.write(List.copyOf(group));
      figures.took(Figure.GROUP_TIME, System.nanoTime() - began);
      figures.gathered(Figure.GROUP_SIZE, group.size());
      // 8. Release
      group.forEach(Pending::release);
      group.stream().flatMap(p -> p.verbs.stream()).forEach(v -> figures.count(Figure.ACTS, v));
    } catch (RuntimeException | Error e) {
      // What ails the database ails every piece of work, and may hide that the group was written.
      if (group.size() == 1 || DatabaseTrouble.of(e).isPresent()) {
        group.forEach(p -> p.done.completeExceptionally(e));
      } else {
        // One bad piece of work must not take the others with it.
        group.forEach(p -> write(List.of(p)));
      }
    }
  }

  /** How much waits for the writer. */
  int waiting() {
    return queue.size();
  }

  private static Fault stopping() {
    return Fault.of(Kind.UNAVAILABLE, "the server is stopping");
  }

  private static Fault asFault(Throwable e) {
    return e instanceof Fault fault
        ? fault
        : DatabaseTrouble.of(e)
            .map(trouble -> trouble.fault(e))
            .orElseGet(() -> Fault.of(Kind.UNAVAILABLE, "the database cannot be written", e));
  }

  /** Writes what waits, then stops. */
  @PreDestroy
  void close() throws InterruptedException {
    closing = true;
    // Wakes the writer; where the queue is full it is awake.
    queue.offer(new Pending<>(acts -> "awake"));
    thread.join(TimeUnit.SECONDS.toMillis(30));
  }

  /** A piece of work, its result held back until the commit. */
  private static final class Pending<T> implements Work<Void> {
    private final Work<T> work;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private final List<String> verbs = new ArrayList<>(1);
    private volatile T result;

    @SuppressWarnings("NullAway.Init") // run() comes before release()
    Pending(Work<T> work) {
      this.work = work;
    }

    @Override
    @SuppressWarnings("NullAway") // Void has no other value
    public Void run(Acts acts) {
      verbs.clear();
      result =
          work.run(
              act -> {
                verbs.add(act.verb());
                return acts.add(act);
              });
      return null;
    }

    void release() {
      done.complete(result);
    }
  }
}
