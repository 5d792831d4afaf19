package io.sealport.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What a text says, key by key, whatever it means: for comparing two texts. */
public final class YamlLeaves {

  private final SortedMap<String, List<String>> leaves = new TreeMap<>();

  private YamlLeaves() {}

  /**
   * Every key with those above it, such as {@code names.max} or {@code rules[1].require}, and its
   * values: one, or those of its list.
   *
   * @param file the file's name, for messages
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION if it is no YAML or uses anchors
   */
  public static SortedMap<String, List<String>> of(String file, String text) {
    YamlLeaves found = new YamlLeaves();
    found.add("", YamlSyntax.compose(file, text));
    return found.leaves;
  }

  private void add(String path, Node node) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        String key = tuple.getKeyNode() instanceof ScalarNode k ? k.getValue() : "?";
        add(path.isEmpty() ? key : path + "." + key, tuple.getValueNode());
      }
    } else if (node instanceof SequenceNode sequence) {
      int number = 0;
      for (Node item : sequence.getValue()) {
        number++;
        add(item instanceof ScalarNode ? path : path + "[" + number + "]", item);
      }
    } else if (node instanceof ScalarNode scalar) {
      leaves.computeIfAbsent(path, p -> new ArrayList<>()).add(scalar.getValue());
    }
  }
}
