package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.server.events.EventFeed;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds in the journal what is to be told. */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class EventFeedJob {

  private static final Logger LOG = LoggerFactory.getLogger(EventFeedJob.class);

  private final EventFeed feed;
  private final Awake awake;
  private final Once once;

  EventFeedJob(EventFeed feed, Awake awake, Once once) {
    this.feed = feed;
    this.awake = awake;
    this.once = once;
  }

  @Scheduled(fixedDelay = "500ms", initialDelay = "500ms")
  void read() {
    if (!awake.isTrue()) {
      return;
    }
    try {
      once.run("event-feed", Duration.ofMillis(500), feed::pump);
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              // Others say it, and not twice a second.
              trouble -> LOG.debug("the events wait: {}", trouble.words()),
              () -> LOG.error("the events wait; the next run tries again", e));
    }
  }
}
