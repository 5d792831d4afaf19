package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Name;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a hook hears, as variables of its environment: no secrets. */
final class Facts {

  private Facts() {}

  /**
   * Of files that are in place.
   *
   * @param event {@code renewed} or {@code refreshed}
   */
  static Map<String, String> success(Watched watched, CertificateFacts facts, String event) {
    Map<String, String> all = of(watched, facts);
    all.put("SEALPORT_EVENT", event);
    return all;
  }

  /**
   * Of what does not succeed.
   *
   * @param act {@code renewal}, {@code refresh} or {@code installation}
   */
  static Map<String, String> failure(Ward ward, String act, Trouble trouble) {
    Map<String, String> all = readable(ward);
    all.put("SEALPORT_EVENT", "failed");
    all.put("SEALPORT_FAILED", act);
    all.put("SEALPORT_ERROR", Telling.oneLine(trouble.why()));
    all.put("SEALPORT_HINT", trouble.hint() == null ? "" : Telling.oneLine(trouble.hint()));
    all.put("SEALPORT_FAILURES", Integer.toString(trouble.failures()));
    all.put("SEALPORT_SINCE", trouble.since().toString());
    all.put("SEALPORT_NEXT_TRY", trouble.tryAgain().toString());
    return all;
  }

  private static Map<String, String> readable(Ward ward) {
    try {
      return of(ward.watched(), ward.folder().facts());
    } catch (Fault e) {
      // A folder that cannot be read is what is told of.
      return place(ward.watched());
    }
  }

  private static Map<String, String> of(Watched watched, CertificateFacts facts) {
    Map<String, String> all = place(watched);
    all.put("SEALPORT_SERIAL", facts.serial().toString());
    all.put("SEALPORT_NOT_AFTER", facts.notAfter().toString());
    all.put(
        "SEALPORT_NAMES",
        facts.names().stream().map(Name::toString).collect(Collectors.joining(" ")));
    return all;
  }

  private static Map<String, String> place(Watched watched) {
    Map<String, String> all = new TreeMap<>();
    all.put("SEALPORT_ID", watched.id());
    all.put("SEALPORT_FOLDER", watched.folder().toString());
    all.put("SEALPORT_CA", watched.server().toString());
    return all;
  }
}
