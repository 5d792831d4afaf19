package io.sealport.cli.check;

import io.sealport.cli.console.Text;
import io.sealport.cli.inspect.ShowReport;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.check.EndpointReport;
import io.sealport.ftps.check.ReplyWords;
import io.sealport.net.Addresses;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.KeyHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was found at an endpoint.
 *
 * @param endpoint as it was asked for
 * @param mode {@code explicit} or {@code implicit}; absent where nothing could be dialled
 * @param address that was dialled
 * @param at when
 * @param healthy whether no fault is more than a warning
 * @param certificate the window of what was served; absent where nothing was
 * @param chain as it was sent, the server's own first
 * @param faults the worst first
 * @param transcript what was done and said, with {@code --transcript}
 */
record CheckReport(
    String endpoint,
    @Nullable String mode,
    @Nullable String address,
    Instant at,
    boolean healthy,
    @Nullable ShowReport certificate,
    List<ChainLink> chain,
    List<FaultView> faults,
    List<FactView> facts,
    @Nullable List<String> transcript) {

  /** The last line of a reply in a transcript. */
  private static final Pattern REPLY = Pattern.compile("< (\\d{3}) .*");

  static CheckReport of(EndpointReport report, String asked, boolean transcript) {
    Optional<FtpsTarget> target = report.target();
    return new CheckReport(
        asked,
        target.map(t -> t.mode().wire()).orElse(null),
        target.map(t -> Addresses.text(t.address())).orElse(null),
        report.at(),
        !report.hasErrors(),
        report.window().map(w -> window(report, w)).orElse(null),
        report.chain().stream().map(ChainLink::of).toList(),
        report.faults().stream().map(FaultView::of).toList(),
        report.facts().stream().map(FactView::of).toList(),
        transcript ? report.transcript() : null);
  }

  private static ShowReport window(EndpointReport report, CertificateWindow window) {
    String key = KeyHash.of(report.chain().get(0).getSubjectPublicKeyInfo()).toString();
    return ShowReport.of(window, key, null);
  }

  /** For people: the verdict, what is wrong, the window, and what else was found. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(endpoint + where() + ": " + verdict());
    faults.forEach(f -> lines.addAll(lines(f)));
    if (certificate != null) {
      certificate.table(status()).lines().forEach(l -> lines.add("  " + l));
    }
    facts.forEach(f -> lines.add("  " + f.id() + ": " + f.value()));
    if (transcript != null) {
      transcript.forEach(l -> lines.add("    " + explained(l)));
    }
    return lines.stream().map(Text::visible).toList();
  }

  /** A reply, with what its code means. */
  private static String explained(String line) {
    Matcher reply = REPLY.matcher(line);
    return reply.matches()
        ? ReplyWords.of(Integer.parseInt(reply.group(1)))
            .map(words -> line + "  (" + words + ")")
            .orElse(line)
        : line;
  }

  private String where() {
    return address == null ? "" : " at " + address + " (" + mode + ")";
  }

  private String verdict() {
    long errors = faults.stream().filter(f -> f.severity().equals("error")).count();
    long warnings = faults.size() - errors;
    if (faults.isEmpty()) {
      return "healthy";
    }
    return (errors == 0 ? "healthy" : counted(errors, "error"))
        + (warnings == 0 ? "" : ", " + counted(warnings, "warning"));
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static List<String> lines(FaultView fault) {
    return List.of(
        "  " + fault.severity() + " (" + fault.area() + ", " + fault.id() + "): " + fault.found(),
        "    wanted: " + fault.wanted(),
        "    hint: " + fault.hint());
  }

  private String status() {
    boolean revoked = faults.stream().anyMatch(f -> f.id().equals("revoked"));
    List<String> answers =
        facts.stream()
            .filter(f -> List.of("ocsp", "crl", "staple").contains(f.id()))
            .filter(f -> f.value().startsWith("good"))
            .map(f -> f.id())
            .toList();
    return revoked
        ? "revoked"
        : answers.isEmpty() ? "not known" : "good by " + String.join(", ", answers);
  }
}
