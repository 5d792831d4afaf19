package io.sealport.server.identity.endpoint;

import io.sealport.pki.Name;
import io.sealport.policy.EndpointRules;
import io.sealport.server.identity.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the steps of these checks have in common: where the CA will look, and what serves it. */
final class EndpointSteps {

  /** Where the command writes what a server is to serve. */
  private static final String FOLDER = "DIR/challenge";

  private EndpointSteps() {}

  /** Where the CA looks: {@code port 21 (explicit) or 990 (implicit) of ftp.example.com}. */
  static String place(Order order, Name name) {
    EndpointRules rules = order.profile().proof().endpoint();
    List<String> ports = new ArrayList<>();
    rules.explicitPorts().forEach(p -> ports.add(p + " (explicit)"));
    rules.implicitPorts().forEach(p -> ports.add(p + " (implicit)"));
    return "port " + String.join(" or ", ports) + " of " + name.value();
  }

  /** The words that make files, serve them and come back; the first is about serving. */
  static List<String> serve(Order order, Name name, String check, String what) {
    return List.of(
        "serve "
            + what
            + " on "
            + place(order, name)
            + "; `sealport request challenge "
            + order.id()
            + " --check "
            + check
            + " --name "
            + name
            + " --out DIR` writes it into `"
            + FOLDER
            + "`, where DIR is the folder of the request",
        "then run `sealport request resume " + order.id() + " --out DIR`");
  }

  /** What goes with {@link #serve} for programs: how each server serves, too. */
  static Map<String, String> served(Order order, Name name, Map<String, String> more) {
    Map<String, String> data = new HashMap<>(data(order, name, more));
    data.putAll(ServerWords.data(FOLDER));
    return data;
  }

  /** Where the CA looks, for programs. */
  static Map<String, String> data(Order order, Name name, Map<String, String> more) {
    EndpointRules rules = order.profile().proof().endpoint();
    Map<String, String> data = new HashMap<>(more);
    data.put("name", name.toString());
    data.put("explicit-ports", text(rules.explicitPorts()));
    data.put("implicit-ports", text(rules.implicitPorts()));
    return data;
  }

  private static String text(List<Integer> ports) {
    return ports.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }
}
