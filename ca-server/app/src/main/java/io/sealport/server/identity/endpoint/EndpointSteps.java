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

  /** The words that make files, serve them and come back. */
  static List<String> serve(Order order, Name name, String check, String what) {
    List<String> words = new ArrayList<>();
    words.add(
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
            + "`, where DIR is the folder of the request");
    ServerWords.lines(FOLDER).forEach(words::add);
    words.add("then run `sealport request resume " + order.id() + " --out DIR`");
    return words;
  }

  /** The same for programs. */
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
