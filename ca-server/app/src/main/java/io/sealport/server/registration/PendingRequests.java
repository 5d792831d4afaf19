package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import jakarta.inject.Singleton;
import java.util.List;

/** The requests that wait: each ends when its profile's time is over. */
@Singleton
public class PendingRequests {

  private static final int PAGE = 100;

  private final Requests requests;
  private final Filing filing;

  PendingRequests(Requests requests, Filing filing) {
    this.requests = requests;
    this.filing = filing;
  }

  /** Ends those whose time is over; their names are free then. */
  public void expireDue() {
    List<RequestRow> overdue = requests.overdue(PAGE);
    while (!overdue.isEmpty()) {
      overdue.forEach(this::expire);
      overdue = requests.overdue(PAGE);
    }
  }

  private void expire(RequestRow row) {
    try {
      filing.expire(row);
    } catch (Fault e) {
      // Somebody decided at that moment: that counts.
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
    }
  }
}
