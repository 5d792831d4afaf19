package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.api.CampaignInfo;
import io.sealport.bench.Lap;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Role;
import io.sealport.policy.Selection;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.campaign.Advance;
import io.sealport.server.campaign.CampaignOrder;
import io.sealport.server.campaign.Campaigns;
import io.sealport.server.registration.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lets the real rooms bring a campaign to its end, for the benchmark. It stands in this package
 * because only this room can open the others without listeners.
 */
final class CampaignOfLedger {

  private static final String WHERE =
      "cert.profile == 'ftps-user' && cert.key.bits >= 256 && size(cert.logins) == 1";

  private CampaignOfLedger() {}

  /** Arguments: the home, the file of its passphrase. */
  public static void main(String[] args) throws IOException {
    Cryptography.install();
    Home home = new Home(Path.of(args[0]));
    Passphrase passphrase =
        new Passphrase(Files.readString(Path.of(args[1])).strip().toCharArray());
    Later clock = new Later();
    ServerConfig config = ServerConfig.read(home.configuration());
    try (ApplicationContext rooms = Wiring.open(home, config, passphrase, clock, false)) {
      Campaigns campaigns = rooms.getBean(Campaigns.class);
      Advance advance = rooms.getBean(Advance.class);
      String id = start(campaigns, clock);
      Lap.print("select", () -> goOn(advance, campaigns, id, CampaignInfo::selecting));
      clock.by = Duration.ofHours(2);
      Lap.print("revoke", () -> goOn(advance, campaigns, id, c -> !c.over()));
    }
  }

  private static String start(Campaigns campaigns, Clock clock) {
    Caller caller =
        new Caller(
            "operator:bench", Optional.of(Role.ADMINISTRATOR), Optional.empty(), Optional.empty());
    CampaignOrder order =
        new CampaignOrder(
            Optional.of(Selection.parse(WHERE)),
            Set.of(),
            RevocationReason.KEY_COMPROMISE,
            "",
            Optional.of(clock.instant().plus(Duration.ofHours(1))),
            true);
    String[] id = {""};
    Lap.print("count", () -> id[0] = campaigns.start(order, Long.MAX_VALUE, caller).id());
    return id[0];
  }

  /** The clock's hand would come every second. */
  private static void goOn(
      Advance advance, Campaigns campaigns, String id, Predicate<CampaignInfo> isUnderWay) {
    while (isUnderWay.test(campaigns.show(id))) {
      advance.run();
    }
  }

  /** Now, and later. */
  private static final class Later extends Clock {
    private final Clock today = Clock.systemUTC();
    private volatile Duration by = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return today.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("a campaign has no time zone");
    }

    @Override
    public Instant instant() {
      return today.instant().plus(by);
    }
  }
}
