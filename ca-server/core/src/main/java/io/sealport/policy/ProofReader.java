package io.sealport.policy;

import io.sealport.pki.Durations;
import io.sealport.yaml.Place;
import io.sealport.yaml.YamlItem;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.time.Duration;
import java.util.List;

/** The section {@code proof} of a profile. */
final class ProofReader {

  /** What is nested deeper nobody reads right. */
  private static final int DEEPEST = 4;

  private static final int MAX_PORT = 65_535;

  private final String key;
  private int checks;

  private ProofReader(String key) {
    this.key = key;
  }

  static ProofRules read(YamlMap file) {
    YamlMap proof =
        file.map("proof")
            .orElseThrow(
                () ->
                    file.place()
                        .fault("the key \"proof\" is missing; wanted proof: {each-name: [...]}"));
    proof.only(ProfileLanguage.PROOF.names());
    YamlItem eachName =
        proof
            .item("each-name")
            .orElseThrow(
                () ->
                    proof
                        .place()
                        .fault("proof.each-name names no check; wanted " + Checks.wanted()));
    return new ProofRules(
        new ProofReader("proof.each-name").expression(eachName, 0),
        proof.item("requester").map(item -> new ProofReader("proof.requester").expression(item, 0)),
        proof.find("reuse").map(ProofReader::reuse).orElse(Duration.ZERO),
        proof.map("endpoint").map(ProofReader::endpoint).orElse(EndpointRules.STANDARD));
  }

  private ProofExpression expression(YamlItem item, int depth) {
    if (depth > DEEPEST) {
      throw item.place().fault(key + " is nested deeper than " + DEEPEST + " levels");
    }
    if (item.value().isPresent()) {
      return new ProofExpression.Of(Checks.require(counted(item.value().get())));
    }
    if (item.list().isPresent()) {
      return new ProofExpression.Any(several(item.list().get(), item.place(), depth));
    }
    YamlMap group = item.map().orElseThrow().only("any", "all");
    if (group.keys().size() != 1) {
      throw item.place().fault(key + " has a group of " + group.keys() + "; wanted any or all");
    }
    String which = group.keys().get(0);
    YamlItem of = group.item(which).orElseThrow();
    List<YamlItem> members =
        of.list().orElseThrow(() -> of.place().fault(key + "." + which + " is no list of checks"));
    List<ProofExpression> expressions = several(members, of.place(), depth);
    return which.equals("any")
        ? new ProofExpression.Any(expressions)
        : new ProofExpression.All(expressions);
  }

  private YamlValue counted(YamlValue value) {
    checks++;
    if (checks > ProfileLanguage.MAX_CHECKS) {
      throw value.place().fault(key + " names more than " + ProfileLanguage.MAX_CHECKS + " checks");
    }
    return value;
  }

  private List<ProofExpression> several(List<YamlItem> items, Place place, int depth) {
    if (items.isEmpty()) {
      throw place.fault(key + " names no check; wanted " + Checks.wanted());
    }
    return items.stream().map(i -> expression(i, depth + 1)).distinct().toList();
  }

  private static Duration reuse(YamlValue value) {
    if (value.text().equals("0s") || value.text().equals("0")) {
      return Duration.ZERO;
    }
    Duration found = value.duration();
    if (found.compareTo(ProofRules.LONGEST_REUSE) > 0) {
      throw value.wanted("at most " + Durations.text(ProofRules.LONGEST_REUSE));
    }
    return found;
  }

  private static EndpointRules endpoint(YamlMap endpoint) {
    endpoint.only(ProfileLanguage.ENDPOINT.names());
    EndpointRules standard = EndpointRules.STANDARD;
    return new EndpointRules(
        ports(endpoint, "explicit-ports", standard.explicitPorts()),
        ports(endpoint, "implicit-ports", standard.implicitPorts()),
        endpoint.find("named-by-served").map(YamlValue::bool).orElse(standard.namedByServed()),
        endpoint.find("shared-keys").map(YamlValue::bool).orElse(standard.sharedKeys()));
  }

  private static List<Integer> ports(YamlMap endpoint, String key, List<Integer> standard) {
    List<Integer> written =
        endpoint.list(key).stream().map(v -> v.integer(1, MAX_PORT)).distinct().toList();
    return written.isEmpty() ? standard : written;
  }
}
