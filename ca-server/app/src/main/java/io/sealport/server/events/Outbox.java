package io.sealport.server.events;

import io.sealport.api.DeliveryInfo;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.server.events.action.Event;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** What is to be told, and what became of it. */
@Singleton
class Outbox {

  /** 128 bits: no two events share an id. */
  private static final int ID_BYTES = 16;

  private final DeliveryRows rows;
  private final Journal journal;
  private final EventSettings settings;
  private final SecureRandom random;
  private final Clock clock;

  Outbox(
      DeliveryRows rows,
      Journal journal,
      EventSettings settings,
      SecureRandom random,
      Clock clock) {
    this.rows = rows;
    this.journal = journal;
    this.settings = settings;
    this.random = random;
    this.clock = clock;
  }

  /** Adds an event for each channel, inside the caller's transaction. */
  void add(String source, List<String> channels, Event event) {
    for (String channel : channels) {
      long now = clock.millis();
      rows.save(row(source, channel, event, now, now + settings.retry().giveUp().toMillis()));
    }
  }

  /** Adds a try that nobody else takes while it is under way, and that is not repeated. */
  DeliveryRow addTest(String source, String channel, Event event, Duration underWay) {
    long now = clock.millis();
    return journal.commit(
        acts -> rows.save(row(source, channel, event, now + underWay.toMillis(), now)));
  }

  private DeliveryRow row(String source, String channel, Event event, long due, long givesUp) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return new DeliveryRow(
        HexFormat.of().formatHex(id),
        rows.last() + 1,
        source,
        channel,
        event.kind().wire(),
        event.subject(),
        event.json(),
        clock.millis(),
        DeliveryRow.PENDING,
        0,
        due,
        givesUp,
        null,
        null);
  }

  /** What is due on a channel, the longest due first. */
  List<DeliveryRow> due(String channel, int limit) {
    return rows.due(channel, clock.millis(), limit);
  }

  void delivered(DeliveryRow row, String outcome) {
    record(row, DeliveryRow.DELIVERED, row.due(), outcome);
  }

  /** Tries again later, unless it was the last time. */
  void failed(DeliveryRow row, String why, boolean forGood) {
    long now = clock.millis();
    if (forGood || now >= row.givesUp()) {
      record(row, DeliveryRow.FAILED, now, why);
    } else {
      long wait = settings.retry().after(row.attempts() + 1, random).toMillis();
      // The last attempt is at the end of the time, not some hours before it.
      record(row, DeliveryRow.PENDING, Math.min(now + wait, row.givesUp()), why);
    }
  }

  private void record(DeliveryRow row, String state, long due, String outcome) {
    Long ended = state.equals(DeliveryRow.PENDING) ? null : (Long) clock.millis();
    journal.commit(acts -> rows.attempted(row.id(), state, due, ended, outcome));
  }

  DeliveryRow require(String id) {
    return rows.withId(id)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no delivery with id " + Name.printable(id)));
  }

  /** Makes a delivery due now, with all its time to be tried in, and journals who wanted it. */
  DeliveryRow again(String id, String actor) {
    DeliveryRow row = require(id);
    if (!settings.hasChannel(row.channel())) {
      throw Fault.of(Kind.CONFLICT, "events.yaml has no channel " + row.channel() + " any more");
    }
    long now = clock.millis();
    long end = now + settings.retry().giveUp().toMillis();
    journal.commit(
        acts -> {
          if (rows.again(id, now, end) == 0) {
            throw Fault.of(Kind.CONFLICT, "delivery " + id + " has been delivered");
          }
          return acts.add(Act.of(actor, "event.retried", id).with("channel", row.channel()));
        });
    return require(id);
  }

  /** A page of the deliveries, oldest first. */
  Page<DeliveryInfo> list(String state, long after, int limit) {
    List<DeliveryRow> found = rows.page(state, after, limit + 1);
    List<DeliveryRow> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page.stream().map(DeliveryRow::info).toList(),
        found.size() > limit ? Long.toString(page.get(limit - 1).number()) : null);
  }

  /** Ends what waits for channels that are not configured any more. */
  void forgetOtherChannels() {
    for (String channel : rows.waitingFor()) {
      if (!settings.hasChannel(channel)) {
        String why = "events.yaml has no channel " + channel + " any more";
        journal.commit(acts -> rows.giveUp(channel, clock.millis(), why));
      }
    }
  }

  /** Removes what ended long ago. */
  void purge() {
    Instant before = clock.instant().minus(settings.keep());
    journal.commit(acts -> rows.purge(before.toEpochMilli()));
  }

  /** What was given up on a channel since it last took something. */
  GivenUp givenUp(String channel) {
    long since = rows.lastDelivered(channel);
    long count = rows.failedSince(channel, since);
    return new GivenUp(
        count, count == 0 ? "" : rows.lastFailure(channel).map(DeliveryRow::outcome).orElse(""));
  }

  /**
   * Events that a channel did not take.
   *
   * @param why of the last of them
   */
  record GivenUp(long count, String why) {}
}
