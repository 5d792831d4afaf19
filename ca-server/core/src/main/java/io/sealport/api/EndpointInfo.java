package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An FTPS endpoint that is watched, and what the looks at it have found.
 *
 * @param id host and port, {@code ftp.example.com:21}
 * @param name {@code type:value}
 * @param schedule a cron expression, on the clocks of the zone
 * @param profile the profile that its certificate is of, where only that one counts
 * @param testsRevoked whether each look also tries to come in with a revoked certificate
 * @param server what program serves there
 * @param next when it is looked at next
 * @param looked when it was last; absent before the first look
 * @param failed how many looks in a row did not reach it
 * @param trouble why the last look did not reach it
 * @param served what it served when it was last reached
 * @param faults what was wrong then
 * @param alarms what stands of it now
 * @param looks the newest looks, the newest first, where one endpoint is answered
 */
public record EndpointInfo(
    String id,
    String name,
    int port,
    @OneOf({"explicit", "implicit", "auto"}) String mode,
    String schedule,
    String zone,
    @Nullable String profile,
    boolean testsRevoked,
    @Nullable String server,
    List<String> labels,
    String createdBy,
    Instant created,
    Instant next,
    @Nullable Instant looked,
    int failed,
    @Nullable String trouble,
    @Nullable EndpointServed served,
    List<EndpointFaultInfo> faults,
    List<AlarmInfo> alarms,
    @Nullable List<EndpointLook> looks) {

  /** Whether anything is wrong with it, as far as the server knows. */
  public boolean isFaulty() {
    return !alarms.isEmpty()
        || trouble != null
        || faults.stream().anyMatch(f -> f.severity().equals("error"));
  }
}
