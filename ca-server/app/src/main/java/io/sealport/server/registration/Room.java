package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * How many requests are looked at at once, each by one look at a time. Strangers have half as many,
 * of their own, so that they never take the room of those who are known.
 */
final class Room {

  private final Semaphore known;
  private final Semaphore strangers;
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param most of requesters who are known; half of it of strangers
   */
  Room(int most) {
    this.known = new Semaphore(most);
    this.strangers = new Semaphore(most / 2);
  }

  /**
   * Looks, if there is room.
   *
   * @param request which is not looked at twice at the same time
   * @param account whose request it is
   * @return what the look says
   * @throws Fault BUSY if it is being looked at, or if there is no room; then nobody looked
   */
  boolean look(String request, String account, BooleanSupplier look) {
    if (!underWay.add(request)) {
      throw Fault.of(Kind.BUSY, "request " + request + " is being looked at just now");
    }
    try {
      return look(Accounts.isStranger(account) ? strangers : known, look);
    } finally {
      underWay.remove(request);
    }
  }

  private static boolean look(Semaphore room, BooleanSupplier look) {
    if (!room.tryAcquire()) {
      throw Fault.of(Kind.BUSY, "too many requests are being looked at just now");
    }
    try {
      return look.getAsBoolean();
    } finally {
      room.release();
    }
  }
}
