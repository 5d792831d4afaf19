package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Progress;
import io.sealport.cli.console.Terminal;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;

/**
 * Shows how far a campaign is until it ends or is paused: a bar on a terminal, elsewhere a line
 * when something has changed.
 */
final class Watching {

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** So that a log does not fill with it. */
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);

  /** Looks in a row without an answer. */
  private static final int MOST_MISSED = 300;

  private static final int MINUTES = 60;

  private final Connection connection;
  private final Printer printer;
  private final PrintWriter talk;
  private int missed;
  private String said = "";
  private long saidAt = System.nanoTime() - BETWEEN_LINES.toNanos();

  Watching(Connection connection, Printer printer, PrintWriter talk) {
    this.connection = connection;
    this.printer = printer;
    this.talk = talk;
  }

  static CampaignInfo look(Connection connection, String id) {
    return connection.api().get("/campaigns/" + Query.segment(id), CampaignInfo.class);
  }

  /** How a command ends that has watched. */
  static ExitCode ending(CampaignInfo campaign) {
    if (!campaign.over()) {
      return ExitCode.PENDING;
    }
    return campaign.failed() > 0 || campaign.state().equals("cancelled")
        ? ExitCode.FOUND_WRONG
        : ExitCode.DONE;
  }

  /** Watches; interrupted, it says that the campaign goes on. */
  CampaignInfo follow(CampaignInfo first) {
    Thread farewell = new Thread(() -> farewell(first.id()), "farewell");
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      CampaignInfo now = first;
      while (goesOn(now)) {
        now = now.selecting() ? selecting(now) : settling(now);
      }
      return now;
    } finally {
      remove(farewell);
    }
  }

  private static boolean goesOn(CampaignInfo campaign) {
    return campaign.state().equals("running");
  }

  private CampaignInfo selecting(CampaignInfo first) {
    try (Progress progress = Progress.show(talk, "selecting certificates")) {
      CampaignInfo now = first;
      while (goesOn(now) && now.selecting()) {
        progress.count((int) now.total());
        now = next(now);
      }
      return now;
    }
  }

  private CampaignInfo settling(CampaignInfo first) {
    try (Progress progress =
        Progress.show(talk, "replaced or revoked", Math.max(1, (int) first.total()))) {
      CampaignInfo now = first;
      // A replacement with the old key becomes a certificate more.
      while (goesOn(now) && now.total() == first.total()) {
        progress.count((int) now.settled());
        progress.detail(remaining(now));
        say(now);
        now = next(now);
      }
      say(now);
      return now;
    }
  }

  private CampaignInfo next(CampaignInfo now) {
    try {
      Thread.sleep(LOOK.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while watching; the campaign goes on", e);
    }
    try {
      CampaignInfo next = look(connection, now.id());
      missed = 0;
      return next;
    } catch (Fault e) {
      return stillThere(now, e);
    }
  }

  /** A server that is started anew is waited for: the campaign goes on where it was. */
  private CampaignInfo stillThere(CampaignInfo now, Fault e) {
    missed++;
    if (e.kind() != Kind.UNAVAILABLE || missed > MOST_MISSED) {
      throw e;
    }
    if (missed == 1) {
      printer.say(e.message() + "; waiting");
    }
    return now;
  }

  private void say(CampaignInfo now) {
    String line = now.settled() + " of " + now.total() + " replaced or revoked" + remaining(now);
    boolean due = System.nanoTime() - saidAt >= BETWEEN_LINES.toNanos() || !goesOn(now);
    if (!Terminal.shows() && due && !line.equals(said)) {
      said = line;
      saidAt = System.nanoTime();
      printer.say(line);
    }
  }

  /** What is left, and how long it may take. */
  static String remaining(CampaignInfo now) {
    long left = now.total() - now.settled();
    if (left == 0) {
      return "";
    }
    StringBuilder words = new StringBuilder(", " + left + " remaining");
    if (now.perHour() > 0) {
      words.append(", " + now.perHour() + " an hour, about " + about(left, now.perHour()));
    }
    Instant deadline = now.deadline();
    if (deadline != null) {
      words.append(", the rest at " + Text.time(deadline));
    }
    return words.toString();
  }

  private static String about(long left, long perHour) {
    long minutes = 1 + left * MINUTES / perHour;
    return minutes < 2 * MINUTES ? minutes + " min" : minutes / MINUTES + " h";
  }

  private void farewell(String id) {
    talk.println();
    talk.println("campaign " + id + " goes on while the server runs");
    talk.println("hint: sealport campaign watch " + id);
    talk.flush();
  }

  private static void remove(Thread farewell) {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      // The process is ending: it has been said.
    }
  }
}
