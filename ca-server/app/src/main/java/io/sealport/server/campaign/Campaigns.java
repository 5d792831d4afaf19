package io.sealport.server.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignMember;
import io.sealport.api.CampaignPreview;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.policy.Selection;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.KeyBlocks;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The campaigns: what one would do, its start, how far it is, and how it is stopped. */
@Singleton
public class Campaigns {

  private static final int ID_BYTES = 4;

  private static final Set<String> STATES =
      Set.of(
          "",
          MemberRow.OPEN,
          MemberRow.RENEWED,
          MemberRow.REPLACED,
          MemberRow.REVOKED,
          MemberRow.EXPIRED,
          MemberRow.FAILED);

  private final Census census;
  private final CampaignRows rows;
  private final MemberRows members;
  private final Progress progress;
  private final RunningRecalls recalls;
  private final KeyBlocks blocks;
  private final Callers callers;
  private final Journal journal;
  private final SecureRandom random;
  private final Clock clock;

  Campaigns(
      Census census,
      CampaignRows rows,
      MemberRows members,
      Progress progress,
      RunningRecalls recalls,
      KeyBlocks blocks,
      Callers callers,
      Journal journal,
      SecureRandom random,
      Clock clock) {
    this.census = census;
    this.rows = rows;
    this.members = members;
    this.progress = progress;
    this.recalls = recalls;
    this.blocks = blocks;
    this.callers = callers;
    this.journal = journal;
    this.random = random;
    this.clock = clock;
  }

  /** What it would do; nothing is done. */
  public CampaignPreview preview(CampaignOrder order) {
    Instant now = clock.instant();
    order.deadline().ifPresent(d -> CampaignOrder.requireToCome(d, now));
    return census.preview(order, now);
  }

  /**
   * Starts one. Its keys are blocked before this returns; its certificates are selected soon after.
   *
   * @param atMost how many certificates the caller agrees to
   * @throws Fault CONFLICT if more are meant; NOT_FOUND if none is and no key is named; FORBIDDEN
   *     if the caller may not act on the profile of one; nothing is done then
   */
  public CampaignInfo start(CampaignOrder order, long atMost, Caller caller) {
    Instant now = clock.instant();
    order.deadline().ifPresent(d -> CampaignOrder.requireToCome(d, now));
    Census.Found found = census.count(order, now);
    found.profiles().forEach(p -> callers.requireMayVouch(caller, p));
    requireAgreed(found.matching(), atMost, order);
    String id = newId();
    CampaignRow begun =
        journal.commit(
            acts -> {
              callers.requireStill(caller);
              return begin(acts, id, order, found, now, caller);
            });
    recalls.begin();
    return progress.of(begun, now);
  }

  private static void requireAgreed(long matching, long atMost, CampaignOrder order) {
    if (matching > atMost) {
      throw Fault.of(
              Kind.CONFLICT,
              matching + " certificates are meant, and at most " + atMost + " were agreed to")
          .withHint("look at them once more: campaign start --dry-run");
    }
    if (matching == 0 && order.keys().isEmpty()) {
      throw Fault.of(Kind.NOT_FOUND, "no usable certificate is meant by: " + order.where().get());
    }
  }

  private CampaignRow begin(
      Work.Acts acts,
      String id,
      CampaignOrder order,
      Census.Found found,
      Instant at,
      Caller caller) {
    Act act =
        Act.of(caller.id(), "campaign.started", id)
            .with("where", order.where().map(Selection::toString).orElse(""))
            .with("keys", Integer.toString(order.keys().size()))
            .with("matching", Long.toString(found.matching()))
            .with("reason", order.reason().wire())
            .with("note", order.note())
            .with("renewals", order.renewable() ? CampaignRow.ALLOW : CampaignRow.REFUSE)
            .with("deadline", order.deadline().map(Instant::toString).orElse("none"));
    CampaignRow row =
        CampaignRow.begun(id, acts.add(act), order, found.profiles(), caller.id(), at);
    String why = order.note().isEmpty() ? order.reason().wire() + ", campaign " + id : order.note();
    Revocations.By by = new Revocations.By(caller.id(), () -> {});
    for (KeyHash key : order.keys()) {
      blocks.block(acts, key, why, by, at);
    }
    return rows.save(row);
  }

  private String newId() {
    byte[] drawn = new byte[ID_BYTES];
    random.nextBytes(drawn);
    return HexFormat.of().formatHex(drawn);
  }

  /** A page of them, oldest first. */
  public Page<CampaignInfo> list(long after, int limit) {
    Instant now = clock.instant();
    List<CampaignRow> found = rows.page(after, limit + 1);
    return page(found, limit, CampaignRow::seq, c -> progress.of(c, now));
  }

  /**
   * One of them.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public CampaignInfo show(String id) {
    return progress.of(require(id), clock.instant());
  }

  /**
   * A page of its certificates, oldest first.
   *
   * @param state only those; empty for all
   * @throws Fault NOT_FOUND if there is no such campaign; BAD_INPUT if there is no such state
   */
  public Page<CampaignMember> members(String id, String state, long after, int limit) {
    if (!STATES.contains(state)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "state \""
              + Name.printable(state)
              + "\"; wanted open, renewed, replaced, revoked, expired or failed");
    }
    require(id);
    List<MemberRow> found =
        state.isEmpty()
            ? members.page(id, after, limit + 1)
            : members.inState(id, state, after, limit + 1);
    return page(found, limit, MemberRow::seq, MemberRow::told);
  }

  private static <R, T> Page<T> page(
      List<R> rows, int limit, ToLongFunction<R> place, Function<R, T> item) {
    List<R> kept = rows.subList(0, Math.min(limit, rows.size()));
    return new Page<>(
        kept.stream().map(item).toList(),
        rows.size() > limit ? Long.toString(place.applyAsLong(kept.get(limit - 1))) : null);
  }

  /**
   * Has it do nothing for now: nobody is told to renew, nothing is revoked, not at the deadline
   * either. Its keys stay refused.
   *
   * @throws Fault NOT_FOUND if there is none; CONFLICT if it is not running
   */
  public CampaignInfo pause(String id, Caller caller) {
    turn(id, CampaignRow.RUNNING, CampaignRow.PAUSED, Optional.empty(), caller);
    return show(id);
  }

  /**
   * Has it go on where it was paused. What the deadline has left behind is revoked then.
   *
   * @param deadline another one; empty: as it was
   * @throws Fault NOT_FOUND if there is none; CONFLICT if it is not paused
   */
  public CampaignInfo resume(String id, Optional<Instant> deadline, Caller caller) {
    deadline.ifPresent(d -> CampaignOrder.requireToCome(d, clock.instant()));
    turn(id, CampaignRow.PAUSED, CampaignRow.RUNNING, deadline, caller);
    return show(id);
  }

  private void turn(
      String id, String before, String to, Optional<Instant> deadline, Caller caller) {
    Act act =
        Act.of(
            caller.id(),
            to.equals(CampaignRow.PAUSED) ? "campaign.paused" : "campaign.resumed",
            require(id).id());
    require(id).vouched().forEach(p -> callers.requireMayVouch(caller, p));
    journal.commit(
        acts -> {
          callers.requireStill(caller);
          if (rows.turn(id, before, to) == 0) {
            throw wrongState(id, before);
          }
          deadline.ifPresent(d -> rows.postpone(id, d.toEpochMilli()));
          return acts.add(deadline.map(d -> act.with("deadline", d.toString())).orElse(act));
        });
  }

  private Fault wrongState(String id, String wanted) {
    return Fault.of(
        Kind.CONFLICT, "campaign " + id + " is " + require(id).state() + ", not " + wanted);
  }

  /**
   * Calls it off: what is not revoked stays valid, its holders are no longer told. What was revoked
   * stays so, and so do the blocked keys.
   *
   * @throws Fault NOT_FOUND if there is none; CONFLICT if it has ended
   */
  public CampaignInfo cancel(String id, Caller caller) {
    CampaignRow campaign = require(id);
    campaign.vouched().forEach(p -> callers.requireMayVouch(caller, p));
    Act act =
        progress.tell(Act.of(caller.id(), "campaign.cancelled", id), campaign, clock.instant());
    journal.commit(
        acts -> {
          callers.requireStill(caller);
          if (rows.end(id, CampaignRow.CANCELLED, clock.millis()) == 0) {
            throw wrongState(id, "running or paused");
          }
          return acts.add(act);
        });
    return show(id);
  }

  private CampaignRow require(String id) {
    return rows.findById(id)
        .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no campaign \"" + Name.printable(id) + "\""));
  }
}
