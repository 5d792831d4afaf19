package io.sealport.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * When a job runs, as crontab(5) says it: minute, hour, day of month, month, day of week, or
 * {@code @hourly}, {@code @daily}, {@code @midnight}, {@code @weekly}, {@code @monthly},
 * {@code @yearly}, {@code @annually}. Where both days are given, one of them is enough.
 *
 * <p>Summer time: what names its hours runs once on every day, at the end of the hour that is left
 * out, and in the first of two like hours. What runs in every hour, or every n-th, goes by the time
 * that passes.
 */
public final class Cron {

  /** Longer than any expression that a person can read. */
  private static final int LONGEST = 200;

  private static final String WANTED =
      "wanted: minute hour day-of-month month day-of-week, such as \"0 6 * * 1\" for Mondays at six,"
          + " or @hourly, @daily, @weekly, @monthly, @yearly";

  /** From here on a leap day is eight years away, the longest wait that there is. */
  private static final Instant BEFORE_THE_LONGEST_WAIT = Instant.parse("2096-03-01T00:00:00Z");

  private static final CronDefinition DEFINITION = definition();

  private final String text;
  private final ExecutionTime times;
  private final boolean namesHours;

  private Cron(String text, ExecutionTime times, boolean namesHours) {
    this.text = text;
    this.times = times;
    this.namesHours = namesHours;
  }

  /**
   * Reads an expression.
   *
   * @throws Fault BAD_INPUT if it is none, or names a day that never comes
   */
  public static Cron parse(String text) {
    String stripped = text.strip();
    if (stripped.length() > LONGEST) {
      throw refused(stripped.substring(0, 40) + "...", "longer than " + LONGEST + " characters");
    }
    Cron read = read(stripped);
    if (read.localAfter(LocalDateTime.ofInstant(BEFORE_THE_LONGEST_WAIT, ZoneOffset.UTC))
        .isEmpty()) {
      throw refused(stripped, "that day never comes");
    }
    return read;
  }

  private static Cron read(String text) {
    try {
      com.cronutils.model.Cron cron = new CronParser(DEFINITION).parse(text).validate();
      FieldExpression hours =
          Objects.requireNonNull(cron.retrieveFieldsAsMap().get(CronFieldName.HOUR))
              .getExpression();
      boolean everyHour = hours instanceof Always || hours instanceof Every;
      return new Cron(text, ExecutionTime.forCron(cron), !everyHour);
    } catch (IllegalArgumentException e) {
      throw refused(text, said(e));
    }
  }

  /**
   * The first run after a moment, not at it.
   *
   * @param zone whose hours and days are meant
   */
  public Instant next(Instant after, ZoneId zone) {
    return namesHours ? nextByTheClock(after, zone) : nextAsTimePasses(after, zone.getRules());
  }

  /** The next n runs after a moment, in order. */
  public List<Instant> preview(Instant after, ZoneId zone, int n) {
    List<Instant> runs = new ArrayList<>();
    Instant last = after;
    for (int i = 0; i < n; i++) {
      last = next(last, zone);
      runs.add(last);
    }
    return List.copyOf(runs);
  }

  private Instant nextByTheClock(Instant after, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    while (true) {
      local = requireAfter(local);
      Instant run = moment(local, zone.getRules());
      // In the second of two like hours the run was in the first.
      if (run.isAfter(after)) {
        return run;
      }
    }
  }

  private static Instant moment(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }

  private Instant nextAsTimePasses(Instant after, ZoneRules rules) {
    Instant from = after;
    while (true) {
      ZoneOffset offset = rules.getOffset(from);
      Instant run = requireAfter(LocalDateTime.ofInstant(from, offset)).toInstant(offset);
      ZoneOffsetTransition change = rules.nextTransition(from);
      if (change == null || run.isBefore(change.getInstant())) {
        return run;
      }
      // The clock says something else from the change on; a run at that very moment counts.
      LocalDateTime justBefore = change.getDateTimeAfter().minusNanos(1);
      Instant atChange = requireAfter(justBefore).toInstant(change.getOffsetAfter());
      if (atChange.equals(change.getInstant())) {
        return atChange;
      }
      from = change.getInstant();
    }
  }

  private LocalDateTime requireAfter(LocalDateTime local) {
    return localAfter(local)
        .orElseThrow(() -> Fault.of(Kind.INTERNAL, "\"" + text + "\" has no run after " + local));
  }

  private Optional<LocalDateTime> localAfter(LocalDateTime local) {
    return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(z -> z.toLocalDateTime());
  }

  /** The expression as it was written, without blanks around it. */
  @Override
  public String toString() {
    return text;
  }

  private static Fault refused(String text, String why) {
    String shown = Name.printable(text);
    return Fault.of(Kind.BAD_INPUT, "\"" + shown + "\" is not a cron expression: " + why)
        .withHint(WANTED);
  }

  private static String said(IllegalArgumentException e) {
    String message = e.getMessage() == null ? "it cannot be read" : e.getMessage();
    String own = message.replace("Failed to parse cron expression. ", "");
    return Name.printable(own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1));
  }

  /** crontab's own form; {@code @reboot} is no time, so it is left out. */
  private static CronDefinition definition() {
    CronDefinitionBuilder definition = CronDefinitionBuilder.defineCron();
    CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX)
        .getFieldDefinitions()
        .forEach(definition::register);
    return definition
        .withSupportedNicknameHourly()
        .withSupportedNicknameDaily()
        .withSupportedNicknameMidnight()
        .withSupportedNicknameWeekly()
        .withSupportedNicknameMonthly()
        .withSupportedNicknameYearly()
        .withSupportedNicknameAnnually()
        .instance();
  }
}
