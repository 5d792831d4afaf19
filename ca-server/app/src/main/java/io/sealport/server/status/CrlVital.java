package io.sealport.server.status;

import io.sealport.pki.CrlId;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether every CA's CRL is published and lasts. Once a CRL has ended, FTP servers that check CRLs
 * let nobody in.
 */
@Singleton
class CrlVital implements Vital {

  /** What fetches a CRL may take this long to come again; of short ones a twelfth of the life. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private static final int SHARE = 12;

  private final Hierarchy hierarchy;
  private final CrlLists lists;
  private final Crls crls;
  private final CrlAlarms overdue;
  private final Clock clock;

  CrlVital(Hierarchy hierarchy, CrlLists lists, Crls crls, CrlAlarms overdue, Clock clock) {
    this.hierarchy = hierarchy;
    this.lists = lists;
    this.crls = crls;
    this.overdue = overdue;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "crls";
  }

  @Override
  public Condition look() {
    Instant now = clock.instant();
    List<String> wrong = new ArrayList<>();
    List<Issuer> all = hierarchy.all();
    all.stream()
        .flatMap(ca -> lists.of(ca).stream())
        .forEach(list -> wrong(list, now).ifPresent(wrong::add));
    if (!wrong.isEmpty()) {
      return Condition.down(String.join("; ", wrong));
    }
    List<Alarm> late = overdue.look(now);
    return late.isEmpty()
        ? Condition.up(all.size() + " published; the first ends " + firstEnd(all))
        : Condition.degraded(late.get(0).message());
  }

  private Optional<String> wrong(CrlId list, Instant now) {
    Optional<Crl> crl = crls.current(list.name());
    if (crl.isEmpty()) {
      return Optional.of("no CRL of " + list.name() + " is published");
    }
    Instant end = crl.get().nextUpdate();
    if (!Files.exists(crl.get().der())) {
      return Optional.of("the file of the CRL of " + list.name() + " is missing");
    }
    return now.isBefore(end.minus(margin(crl.get())))
        ? Optional.empty()
        : Optional.of("the CRL of " + list.name() + " ends " + end);
  }

  private static Duration margin(Crl crl) {
    Duration share = Duration.between(crl.thisUpdate(), crl.nextUpdate()).dividedBy(SHARE);
    return share.compareTo(MARGIN) < 0 ? share : MARGIN;
  }

  private String firstEnd(List<Issuer> all) {
    return all.stream()
        .flatMap(ca -> crls.current(ca.id()).stream())
        .map(Crl::nextUpdate)
        .min(Instant::compareTo)
        .map(Instant::toString)
        .orElse("never");
  }
}
