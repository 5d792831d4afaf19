package io.sealport.server.events;

import io.sealport.api.ServerInfo;
import io.sealport.fault.Fault;
import io.sealport.server.events.action.Action;
import io.sealport.server.events.action.Actions;
import io.sealport.server.events.action.Event;
import io.sealport.server.events.action.UndeliveredException;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what is due, each channel in a thread of its own, one at a time and by one server. What was
 * told and not written down, because the server ended in between, is told again under the same id.
 */
@Singleton
public class Deliveries {

  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  /** Between two looks at what is due; more are taken at the next. */
  private static final int AT_ONCE = 100;

  private final Map<String, Action> actions = new LinkedHashMap<>();
  private final Outbox outbox;
  private final Once once;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          run -> {
            Thread thread = new Thread(run, "event-delivery");
            thread.setDaemon(true);
            return thread;
          });

  Deliveries(EventSettings settings, ServerInfo server, Outbox outbox, Once once, Clock clock) {
    this.outbox = outbox;
    this.once = once;
    settings
        .channels()
        .forEach(c -> actions.put(c.name(), Actions.of(c.action(), server.name(), clock)));
  }

  /** Forgets channels that are not there any more. To be called once, before anything else. */
  public void start() {
    outbox.forgetOtherChannels();
  }

  /** Has everything delivered that is due; does not wait for it. */
  public void deliverDue() {
    for (String channel : actions.keySet()) {
      if (busy.add(channel)) {
        threads.execute(() -> deliverAndRest(channel));
      }
    }
  }

  private void deliverAndRest(String channel) {
    try {
      if (!outbox.due(channel, 1).isEmpty()) {
        // What is due is read again by whoever has the lock.
        once.run("channel:" + channel, Duration.ZERO, () -> deliverDue(channel));
      }
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              trouble -> LOG.debug("events wait for the database: {}", trouble.words()),
              () -> LOG.error("events of {} wait; the next run tries again", channel, e));
    } finally {
      busy.remove(channel);
    }
  }

  /** Delivers what is due on a channel, up to the first failure: that one is likely not alone. */
  void deliverDue(String channel) {
    for (DeliveryRow row : outbox.due(channel, AT_ONCE)) {
      if (Thread.currentThread().isInterrupted() || !deliver(row)) {
        return;
      }
    }
  }

  /**
   * Delivers one in a thread of its own.
   *
   * @return whether the other side has taken it
   */
  Future<Boolean> deliverLater(DeliveryRow row) {
    return threads.submit(() -> deliver(row));
  }

  private boolean deliver(DeliveryRow row) {
    Action action = actions.get(row.channel());
    if (action == null) {
      outbox.failed(row, "events.yaml has no channel " + row.channel(), true);
      return false;
    }
    try {
      String said = action.deliver(Event.parse(row.event()), row.id());
      outbox.delivered(row, said);
      return true;
    } catch (UndeliveredException e) {
      return failed(row, e.sentence(), e.isForGood());
    } catch (Fault e) {
      if (DatabaseTrouble.of(e).isPresent()) {
        // It may have been told: it stays due, and is told again.
        throw e;
      }
      return failed(row, e.message(), false);
    } catch (RuntimeException e) {
      if (DatabaseTrouble.of(e).isPresent()) {
        throw e;
      }
      LOG.error("event {} cannot be told", row.id(), e);
      return failed(row, "an unexpected error; the log of that moment says more", false);
    }
  }

  private boolean failed(DeliveryRow row, String why, boolean forGood) {
    if (Thread.currentThread().isInterrupted()) {
      // The server stops: that was no attempt.
      return false;
    }
    LOG.warn("event {} was not told over {}: {}", row.id(), row.channel(), why);
    outbox.failed(row, why, forGood);
    return false;
  }

  /** The channels, in the file's order. */
  List<String> channels() {
    return List.copyOf(actions.keySet());
  }

  /** Ends what is under way; it is told again after the next start. */
  @PreDestroy
  void close() throws InterruptedException {
    threads.shutdownNow();
    threads.awaitTermination(5, TimeUnit.SECONDS);
  }
}
