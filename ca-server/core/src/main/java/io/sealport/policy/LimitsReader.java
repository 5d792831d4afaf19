package io.sealport.policy;

import io.sealport.pki.Name;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The section {@code limits} of a profile. */
final class LimitsReader {

  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  /** The one word for {@code lineage}. */
  static final String REQUIRED = "required";

  private static final List<String> OF_MAX_ACTIVE =
      List.of("per", "when-reached", "count-predecessor");

  private final YamlMap limits;
  private final boolean users;

  private LimitsReader(YamlMap limits, boolean users) {
    this.limits = limits.only(ProfileLanguage.LIMITS.names());
    this.users = users;
  }

  static LimitRules read(YamlMap file, Usage usage, NameRules names) {
    boolean users = usage == Usage.CLIENT && names.bare() == Name.Type.LOGIN;
    return file.map("limits").map(m -> new LimitsReader(m, users).rules()).orElse(LimitRules.NONE);
  }

  private LimitRules rules() {
    return new LimitRules(
        active(),
        limits.find("unique-login").map(this::uniqueLogin).orElse(false),
        limits.map("rate").map(LimitsReader::rates).orElse(List.of()),
        allQuietHours(),
        limits.find("lineage").map(LimitsReader::lineage).orElse(false));
  }

  private Optional<ActiveLimit> active() {
    Optional<YamlValue> max = limits.find("max-active");
    if (max.isEmpty()) {
      OF_MAX_ACTIVE.stream().flatMap(key -> limits.find(key).stream()).forEach(this::refuseAlone);
      return Optional.empty();
    }
    ActiveLimit limit =
        new ActiveLimit(
            max.get().integer(1, ActiveLimit.MOST),
            limits.find("per").map(this::per).orElse(standardPer()),
            limits
                .find("when-reached")
                .map(LimitsReader::whenReached)
                .orElse(ActiveLimit.WhenReached.REFUSE),
            limits.find("count-predecessor").map(YamlValue::bool).orElse(false));
    if (limit.max() == 1 && limit.countPredecessor() && !limit.revokes()) {
      throw limits
          .require("count-predecessor")
          .wanted("false, or when-reached: revoke-predecessor: else nobody could ever renew");
    }
    return Optional.of(limit);
  }

  private void refuseAlone(YamlValue value) {
    throw value
        .place()
        .fault(value.key() + " says something of limits.max-active, which is missing");
  }

  private ActiveLimit.Per standardPer() {
    return users ? ActiveLimit.Per.LOGIN : ActiveLimit.Per.NAME;
  }

  private ActiveLimit.Per per(YamlValue value) {
    ActiveLimit.Per found =
        ActiveLimit.Per.ofWire(value.text()).orElseThrow(() -> value.wanted("name or login"));
    if (found == ActiveLimit.Per.LOGIN) {
      requireUsers(value);
    }
    return found;
  }

  private static ActiveLimit.WhenReached whenReached(YamlValue value) {
    return ActiveLimit.WhenReached.ofWire(value.text())
        .orElseThrow(() -> value.wanted("refuse or revoke-predecessor"));
  }

  private boolean uniqueLogin(YamlValue value) {
    if (value.bool()) {
      requireUsers(value);
    }
    return value.bool();
  }

  private void requireUsers(YamlValue value) {
    if (!users) {
      throw value.place().fault(value.key() + " needs usage client and names.bare login");
    }
  }

  private static List<RateLimit> rates(YamlMap rate) {
    rate.only(ProfileLanguage.RATE.names());
    return Arrays.stream(RateLimit.Per.values())
        .flatMap(
            per ->
                rate.find(per.wire()).map(v -> v.as(text -> RateLimit.parse(per, text))).stream())
        .toList();
  }

  private List<QuietHours> allQuietHours() {
    List<YamlMap> entries = limits.maps("quiet-hours");
    if (entries.size() > ProfileLanguage.MAX_QUIET_HOURS) {
      throw limits
          .place("quiet-hours")
          .fault("more than " + ProfileLanguage.MAX_QUIET_HOURS + " quiet hours");
    }
    return entries.stream().map(LimitsReader::quietHours).toList();
  }

  private static QuietHours quietHours(YamlMap entry) {
    entry.only(ProfileLanguage.QUIET_HOURS.names());
    return new QuietHours(
        days(entry),
        time(entry.require("from")),
        time(entry.require("to")),
        zone(entry.require("zone")),
        entry.find("renewals").map(YamlValue::bool).orElse(true));
  }

  private static Set<DayOfWeek> days(YamlMap entry) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    entry.list("days").forEach(value -> days.add(day(value)));
    if (days.isEmpty()) {
      throw entry.place("days").fault("a quiet hour is on no day; wanted such as days: [sat, sun]");
    }
    return days;
  }

  private static DayOfWeek day(YamlValue value) {
    return Arrays.stream(DayOfWeek.values())
        .filter(d -> QuietHours.wire(d).equals(value.text()))
        .findFirst()
        .orElseThrow(() -> value.wanted("one of " + String.join(", ", QuietHours.words())));
  }

  private static LocalTime time(YamlValue value) {
    if (!TIME.matcher(value.text()).matches()) {
      throw value.wanted("a time from \"00:00\" to \"23:59\"");
    }
    return LocalTime.parse(value.text());
  }

  private static ZoneId zone(YamlValue value) {
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException e) {
      throw value.wanted("a time zone such as Europe/Berlin or UTC");
    }
  }

  private static boolean lineage(YamlValue value) {
    if (!value.text().equals(REQUIRED)) {
      throw value.wanted(REQUIRED + ", or no such key");
    }
    return true;
  }
}
