package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointsAdded;
import io.sealport.cli.console.Printer;
import java.util.ArrayList;
import java.util.List;

/** What became of endpoints that were to be watched, in words. */
final class AddedText {

  private AddedText() {}

  static List<EndpointInfo> all(EndpointsAdded done) {
    List<EndpointInfo> all = new ArrayList<>(done.added());
    all.addAll(done.replaced());
    all.addAll(done.known());
    return List.copyOf(all);
  }

  static void tell(EndpointsAdded done, boolean plan, Printer printer) {
    printer.say(
        (plan ? "would be added: " : "added: ")
            + done.added().size()
            + ", given other settings: "
            + done.replaced().size()
            + ", as they were: "
            + done.known().size());
    if (!done.known().isEmpty()) {
      printer.hint("--force gives these settings to what is watched already");
    }
  }
}
