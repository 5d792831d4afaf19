package io.sealport.yaml;

import io.sealport.fault.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping with its place. Every reading method refuses a value of another shape. */
public final class YamlMap {

  private final String path;
  private final Place place;
  private final Map<String, Node> entries;

  private YamlMap(String path, Place place, Map<String, Node> entries) {
    this.path = path;
    this.place = place;
    this.entries = entries;
  }

  /**
   * Reads a text that is one mapping.
   *
   * @param file the file's name, for messages
   * @throws Fault BAD_CONFIGURATION if it is no YAML, no mapping, holds a key twice, or uses
   *     anchors
   */
  public static YamlMap parse(String file, String text) {
    return of("", YamlSyntax.compose(file, text), file);
  }

  private static YamlMap of(String path, Node node, String file) {
    Place place = YamlSyntax.place(node, file);
    if (!(node instanceof MappingNode mapping)) {
      throw place.fault((path.isEmpty() ? "the file" : path) + " is no mapping (key: value)");
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Place at = YamlSyntax.place(tuple.getKeyNode(), file);
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw at.fault("a key must be a plain word");
      }
      if (entries.put(key.getValue(), tuple.getValueNode()) != null) {
        throw at.fault("the key \"" + key.getValue() + "\" stands here twice");
      }
    }
    return new YamlMap(path.isEmpty() ? "" : path + ".", place, entries);
  }

  /**
   * Refuses every key but these.
   *
   * @throws Fault BAD_CONFIGURATION with every unknown key
   */
  public YamlMap only(String... known) {
    Set<String> allowed = new TreeSet<>(Arrays.asList(known));
    List<Fault> unknown = new ArrayList<>();
    for (Map.Entry<String, Node> entry : entries.entrySet()) {
      if (!allowed.contains(entry.getKey())) {
        unknown.add(
            placeOf(entry.getValue())
                .fault(
                    "unknown key \""
                        + path
                        + entry.getKey()
                        + "\"; known here are "
                        + String.join(", ", allowed)));
      }
    }
    if (!unknown.isEmpty()) {
      throw Fault.ofAll(unknown);
    }
    return this;
  }

  /** Where the mapping begins. */
  public Place place() {
    return place;
  }

  /** Where the key's value stands; the mapping's place if the key is absent. */
  public Place place(String key) {
    Node node = entries.get(key);
    return node == null ? place : placeOf(node);
  }

  /** The keys in the file's order. */
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** The scalar under the key, if the key is there. */
  public Optional<YamlValue> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(n -> scalar(key, n));
  }

  /**
   * The scalar under the key.
   *
   * @throws Fault BAD_CONFIGURATION if it is missing
   */
  public YamlValue require(String key) {
    return find(key).orElseThrow(() -> place.fault("the key \"" + path + key + "\" is missing"));
  }

  /** The scalars under the key: a list, or one alone; empty if the key is absent. */
  public List<YamlValue> list(String key) {
    Node node = entries.get(key);
    if (!(node instanceof SequenceNode sequence)) {
      return find(key).map(List::of).orElse(List.of());
    }
    return sequence.getValue().stream().map(n -> scalar(key, n)).toList();
  }

  /** The mapping under the key, if the key is there. */
  public Optional<YamlMap> map(String key) {
    return Optional.ofNullable(entries.get(key)).map(n -> of(path + key, n, place.file()));
  }

  /** The list of mappings under the key; empty if the key is absent. */
  public List<YamlMap> maps(String key) {
    @Nullable Node node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof SequenceNode sequence)) {
      throw placeOf(node).fault(path + key + " is no list (- ...)");
    }
    List<YamlMap> found = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      found.add(of(path + key + "[" + (found.size() + 1) + "]", item, place.file()));
    }
    return List.copyOf(found);
  }

  /** Whatever stands under the key, if the key is there. */
  public Optional<YamlItem> item(String key) {
    return Optional.ofNullable(entries.get(key)).map(n -> item(key, n));
  }

  private YamlItem item(String key, Node node) {
    Place at = placeOf(node);
    if (node instanceof SequenceNode sequence) {
      List<YamlItem> items = sequence.getValue().stream().map(n -> item(key, n)).toList();
      return new YamlItem(Optional.empty(), Optional.of(items), Optional.empty(), at);
    }
    return node instanceof MappingNode
        ? new YamlItem(
            Optional.empty(), Optional.empty(), Optional.of(of(path + key, node, at.file())), at)
        : new YamlItem(Optional.of(scalar(key, node)), Optional.empty(), Optional.empty(), at);
  }

  private YamlValue scalar(String key, Node node) {
    Place at = placeOf(node);
    if (!(node instanceof ScalarNode scalar)) {
      throw at.fault(path + key + " is a list or a mapping; wanted one value");
    }
    if (scalar.getTag().equals(Tag.NULL)) {
      throw at.fault(path + key + " has no value");
    }
    return new YamlValue(path + key, scalar.getValue(), at);
  }

  private Place placeOf(Node node) {
    return YamlSyntax.place(node, place.file());
  }
}
