package io.sealport.cli.endpoint;

import io.sealport.api.EndpointRequest;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.schedule.Cron;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an endpoint is watched, for those that are added with it. */
final class EndpointSettings {

  /** The server's own default, for the preview. */
  static final String DEFAULT_SCHEDULE = "0 */6 * * *";

  private static final int PREVIEWED = 5;

  /** The values of an option, for the shell to complete. */
  static final class Modes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("auto", "explicit", "implicit").iterator();
    }
  }

  /** The values of an option, for the shell to complete. */
  static final class Servers implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FtpServerKind.ids().iterator();
    }
  }

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      completionCandidates = Modes.class,
      description = "${COMPLETION-CANDIDATES}; auto takes what answers.")
  private @Nullable String mode;

  @Option(
      names = "--every",
      paramLabel = "CRON",
      description = "When to look, as crontab has it; else every six hours.")
  private @Nullable String every;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "On whose clocks, such as Europe/Berlin; else UTC.")
  private @Nullable String zone;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Only certificates of this profile count.")
  private @Nullable String profile;

  @Option(
      names = "--test-revoked",
      description = {
        "Also try to come in with a revoked client certificate, which must be refused.",
        "vsftpd and Pure-FTPd let it in whatever is revoked."
      })
  private boolean testsRevoked;

  @Option(
      names = "--ftp-server",
      paramLabel = "KIND",
      completionCandidates = Servers.class,
      description = "What serves there, for the words of hints: ${COMPLETION-CANDIDATES}.")
  private @Nullable String server;

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "To find it by; more than once for more.")
  private List<String> labels = new ArrayList<>();

  /** What the options say of an endpoint. */
  EndpointRequest of(EndpointId id) {
    return new EndpointRequest(
        id.host().toString(),
        id.port().orElse(null),
        mode,
        every,
        zone,
        profile,
        testsRevoked,
        server,
        List.copyOf(labels));
  }

  /** The next runs by the options, from now on. */
  List<Instant> preview(Instant now) {
    return preview(every == null ? DEFAULT_SCHEDULE : every, zone, now);
  }

  /**
   * The next runs of a schedule.
   *
   * @throws Fault BAD_INPUT if it is no cron expression or no zone
   */
  static List<Instant> preview(String cron, @Nullable String zone, Instant now) {
    return Cron.parse(cron).preview(now, zone(zone), PREVIEWED);
  }

  private static ZoneId zone(@Nullable String zone) {
    try {
      return ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException e) {
      throw Fault.of(
          Kind.BAD_INPUT, "--zone " + zone + "; wanted one such as Europe/Berlin or UTC");
    }
  }
}
