package io.sealport.server.root;

import io.sealport.policy.Role;
import io.sealport.root.OfflineRoot;
import io.sealport.root.RootAnswer;
import io.sealport.root.RootRequest;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.Caller;
import io.sealport.testing.FakeClock;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** An offline root and the rooms of its CA; files are carried between the two. */
public final class CarriedRoot {

  /** Who carries. */
  public static final Caller ADMINISTRATOR =
      new Caller(
          "operator:test", Optional.of(Role.ADMINISTRATOR), Optional.empty(), Optional.empty());

  private final OfflineRoot root;

  private CarriedRoot(OfflineRoot root) {
    this.root = root;
  }

  /** That of {@link TestHome#copyOfflineInto}. */
  public static CarriedRoot in(Path folder, FakeClock clock) {
    return new CarriedRoot(OfflineRoot.in(folder.resolve("root"), new SecureRandom(), clock));
  }

  /** Through the bytes of the files, as they travel. */
  public RootAnswer sign(RootRequest request) {
    RootAnswer answer =
        root.sign(RootRequest.parse(request.bytes()), TestHome.ROOT_PASSPHRASE.toCharArray());
    return RootAnswer.parse(answer.bytes());
  }

  /** There and back for a CRL. */
  public void carryCrl(TestRooms rooms) {
    RootDesk desk = rooms.get(RootDesk.class);
    desk.take(sign(desk.requestCrl(ADMINISTRATOR)), ADMINISTRATOR);
  }

  /** There and back for a CA. */
  public void carryCa(TestRooms rooms, String id) {
    RootDesk desk = rooms.get(RootDesk.class);
    desk.take(sign(desk.requestCa(id, Optional.empty(), ADMINISTRATOR)), ADMINISTRATOR);
  }
}
