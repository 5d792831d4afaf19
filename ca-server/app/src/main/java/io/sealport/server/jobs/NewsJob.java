package io.sealport.server.jobs;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.journal.Hearing;
import io.sealport.server.journal.Node;
import io.sealport.server.registration.PolicyOffice;
import io.sealport.server.trust.TrustOffice;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what other servers do. In a thread of its own: a revocation does not wait for another job
 * to end.
 */
@Singleton
@Requires(property = "sealport.jobs", value = "true")
class NewsJob implements ApplicationEventListener<ServerStartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(NewsJob.class);

  /** A revocation shows within a second, on a busy machine too. */
  private static final long EVERY_MILLIS = 250;

  private final Node node;
  private final Hearing hearing;
  private final PolicyOffice policies;
  private final TrustOffice trust;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(NewsJob::thread);

  NewsJob(Node node, Hearing hearing, PolicyOffice policies, TrustOffice trust) {
    this.node = node;
    this.hearing = hearing;
    this.policies = policies;
    this.trust = trust;
  }

  private static Thread thread(Runnable run) {
    Thread thread = new Thread(run, "news");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent event) {
    if (node.hasNeighbours()) {
      thread.scheduleWithFixedDelay(this::hear, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void hear() {
    try {
      hearing.listen();
      policies.follow();
      trust.follow();
    } catch (RuntimeException e) {
      DatabaseTrouble.of(e)
          .ifPresentOrElse(
              // Others say it, and not four times a second.
              trouble -> LOG.debug("other servers are not heard: {}", trouble.words()),
              () -> LOG.error("what another server did could not be followed", e));
    }
  }

  @PreDestroy
  void close() {
    thread.shutdownNow();
  }
}
