package io.sealport.server.campaign;

import io.sealport.pki.KeyHash;
import io.sealport.pki.SerialNumber;
import io.sealport.server.registration.Recall;
import io.sealport.server.registration.Recalls;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What campaigns that go on, or are paused, want. It is asked at every issue, so whether there is
 * any campaign is looked up once a second at most: another node may start one.
 */
@Singleton
class RunningRecalls implements Recalls {

  private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();

  private final CampaignRows rows;
  private volatile boolean none;
  private volatile long asked = System.nanoTime() - 2 * KEPT_NANOS;

  RunningRecalls(CampaignRows rows) {
    this.rows = rows;
  }

  @Override
  public List<Recall> of(SerialNumber serial) {
    return isNone()
        ? List.of()
        : rows.recalling(serial.toString()).stream().map(CampaignRow::recall).toList();
  }

  @Override
  public Optional<Recall> ofKey(KeyHash key) {
    return isNone() ? Optional.empty() : rows.condemning(key.hex()).map(CampaignRow::recall);
  }

  private boolean isNone() {
    long now = System.nanoTime();
    if (now - asked > KEPT_NANOS) {
      asked = now;
      none = rows.countOpen() == 0;
    }
    return none;
  }

  /** A campaign begins on this node. */
  void begin() {
    none = false;
  }
}
