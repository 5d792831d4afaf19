package io.sealport.cli.enrol;

import io.sealport.api.AttemptInfo;
import io.sealport.api.CertificateInfo;
import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.policy.Demand;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request, as {@code --json} prints it.
 *
 * @param id the request's
 * @param status issued or pending
 * @param out the folder
 * @param files what was written, without the folder
 * @param demands what is still to be proven while it is pending
 * @param steps what can be done next while it is pending
 * @param attempts what was tried to prove it, and what was found
 */
public record Enrolled(
    String id,
    String status,
    String profile,
    List<String> names,
    @Nullable String serial,
    @Nullable Instant notAfter,
    String out,
    List<String> files,
    List<Demand> demands,
    List<Step> steps,
    List<AttemptInfo> attempts) {

  static Enrolled pending(RequestInfo request, Path out) {
    return new Enrolled(
        request.id(),
        request.status(),
        request.profile(),
        request.names(),
        null,
        null,
        out.toString(),
        List.of(),
        request.demands(),
        request.steps(),
        request.attempts());
  }

  static Enrolled issued(RequestInfo request, CertificateInfo info, Path out, List<Path> files) {
    return new Enrolled(
        request.id(),
        request.status(),
        info.profile(),
        info.names(),
        info.serial(),
        info.notAfter(),
        out.toString(),
        files.stream().map(f -> String.valueOf(f.getFileName())).sorted().toList(),
        List.of(),
        List.of(),
        request.attempts());
  }

  /** For people. */
  public Table table() {
    Table table =
        Table.of()
            .row("Request", id)
            .row("Status", status)
            .row("Profile", profile)
            .row("Names", String.join(", ", names));
    if (serial != null) {
      table
          .row("Serial", serial)
          .row("Valid until", Text.time(notAfter))
          .row("Folder", out)
          .row("Files", String.join(" ", files));
    }
    return table;
  }
}
