package io.sealport.server.endpoints;

import io.micronaut.scheduling.TaskExecutors;
import io.sealport.api.EndpointInfo;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at endpoints when it is time, and when somebody asks: so many at once, and each at most
 * once at a time. A look runs outside of transactions; what it found is kept in one.
 */
@Singleton
public class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** Looks wait for others most of their time; more would open more doors at once. */
  private static final int AT_ONCE = 8;

  /** How long somebody who asks waits for a place. */
  private static final Duration QUEUE = Duration.ofSeconds(20);

  /** A run that is later than this was missed: the server was not there. */
  private static final Duration LATE = Duration.ofMinutes(2);

  /** After a look whose result could not be kept: no endpoint is dialled every few seconds. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Watchlist list;
  private final Lookout lookout;
  private final Sightings sightings;
  private final Register register;
  private final Once once;
  private final ExecutorService threads;
  private final SecureRandom random;
  private final Clock clock;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Map<String, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();
  private final Map<String, Instant> paused = new ConcurrentHashMap<>();

  Watch(
      Watchlist list,
      Lookout lookout,
      Sightings sightings,
      Register register,
      Once once,
      @Named(TaskExecutors.BLOCKING) ExecutorService threads,
      SecureRandom random,
      Clock clock) {
    this.list = list;
    this.lookout = lookout;
    this.sightings = sightings;
    this.register = register;
    this.once = once;
    this.threads = threads;
    this.random = random;
    this.clock = clock;
  }

  /**
   * After a time without the server: each run that was missed is made up for once, however many
   * there were, and not all at the same moment.
   *
   * @return how many there are
   */
  public int makeUp() {
    Instant now = clock.instant();
    return sightings.postpone(
        list.due(now.minus(LATE), Integer.MAX_VALUE),
        endpoint -> endpoint.schedule().missed(now, random));
  }

  /** Begins to look at those whose time has come, as many as there are places. */
  public List<CompletableFuture<String>> lookDue() {
    Instant now = clock.instant();
    paused.values().removeIf(until -> !now.isBefore(until));
    List<CompletableFuture<String>> begun = new ArrayList<>();
    for (String id : list.due(now, AT_ONCE + underWay.size() + paused.size())) {
      if (underWay.containsKey(id) || paused.containsKey(id)) {
        continue;
      }
      if (!places.tryAcquire()) {
        break;
      }
      CompletableFuture<String> look = begin(id, this::lookOnce);
      look.exceptionally(
          e -> {
            log(e);
            return id;
          });
      begun.add(look);
    }
    return begun;
  }

  /**
   * Looks at an endpoint now, or waits for the look that is under way.
   *
   * @return what is known of it then
   * @throws Fault NOT_FOUND if it is not watched; BUSY if too many are looked at
   */
  public EndpointInfo look(String id) {
    list.require(id);
    CompletableFuture<String> look = underWay.get(id);
    if (look == null) {
      look = waitAndBegin(id);
    }
    try {
      look.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Fault fault ? fault : e;
    }
    return register.show(id);
  }

  private CompletableFuture<String> waitAndBegin(String id) {
    try {
      if (!places.tryAcquire(QUEUE.toSeconds(), TimeUnit.SECONDS)) {
        throw Fault.of(Kind.BUSY, AT_ONCE + " endpoints are being looked at");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "the server is stopping", e);
    }
    return begin(id, this::lookAndKeep);
  }

  /** Has a place, and gives it back when the look is over, or another one is found under way. */
  private CompletableFuture<String> begin(String id, Consumer<String> look) {
    CompletableFuture<String> own = new CompletableFuture<>();
    CompletableFuture<String> other = underWay.putIfAbsent(id, own);
    if (other != null) {
      places.release();
      return other;
    }
    try {
      threads.execute(() -> run(id, own, look));
    } catch (RuntimeException e) {
      free(id);
      own.completeExceptionally(e);
    }
    return own;
  }

  private void run(String id, CompletableFuture<String> own, Consumer<String> look) {
    try {
      look.accept(id);
      free(id);
      own.complete(id);
    } catch (RuntimeException | Error e) {
      paused.put(id, clock.instant().plus(PAUSE));
      free(id);
      own.completeExceptionally(e);
    }
  }

  private void lookAndKeep(String id) {
    list.find(id).ifPresent(w -> sightings.keep(id, lookout.look(w.endpoint())));
  }

  /** Of several servers one looks, and what it has found says when it is time again. */
  private void lookOnce(String id) {
    once.run(
        "endpoint:" + id,
        Duration.ZERO,
        () -> {
          boolean isDue =
              list.find(id).filter(w -> !clock.instant().isBefore(w.state().due())).isPresent();
          if (isDue) {
            lookAndKeep(id);
          }
        });
  }

  private void free(String id) {
    underWay.remove(id);
    places.release();
  }

  private static void log(Throwable e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    DatabaseTrouble.of(cause)
        .ifPresentOrElse(
            trouble -> LOG.warn("a look at an endpoint could not be kept: {}", trouble.words()),
            () -> LOG.error("a look at an endpoint failed; the next run tries again", cause));
  }
}
