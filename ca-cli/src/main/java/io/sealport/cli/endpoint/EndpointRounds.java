package io.sealport.cli.endpoint;

import io.sealport.api.EndpointInfo;
import io.sealport.cli.check.Rounds;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Query;
import io.sealport.cli.console.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Has the server look at many endpoints, and shows how far it is. */
final class EndpointRounds {

  /** The server looks at eight at once; others may ask too. */
  private static final int AT_ONCE = 4;

  private EndpointRounds() {}

  /** What is known of them after a look at each, in the same order. */
  static List<EndpointInfo> check(ApiClient api, List<String> ids, PrintWriter talk) {
    if (ids.isEmpty()) {
      return List.of();
    }
    try (Progress progress = Progress.show(talk, "looking at endpoints", ids.size())) {
      return new Rounds(AT_ONCE, progress)
          .each(
              ids,
              id ->
                  api.post(
                      "/endpoints/" + Query.segment(id) + "/check", Map.of(), EndpointInfo.class));
    }
  }
}
