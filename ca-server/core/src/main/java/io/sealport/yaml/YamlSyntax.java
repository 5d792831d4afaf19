package io.sealport.yaml;

import io.sealport.pki.Name;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** From text to nodes with marks; nothing is ever constructed from a tag. */
final class YamlSyntax {

  private YamlSyntax() {}

  static Node compose(String file, String text) {
    Node root;
    try {
      root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new Place(file, line).fault("this is not YAML: " + oneLine(e.getProblem()));
    } catch (ReaderException e) {
      throw new Place(file, lineOf(text, e.getPosition()))
          .fault("a character that YAML does not allow");
    } catch (YAMLException e) {
      throw new Place(file, 1).fault("this is not YAML: " + oneLine(e.getMessage()));
    }
    if (root == null) {
      throw new Place(file, 1).fault("the file is empty");
    }
    refuseAnchors(root, file);
    return root;
  }

  static Place place(Node node, String file) {
    return new Place(file, node.getStartMark().getLine() + 1);
  }

  /** An alias can make a small file a huge document; nothing of ours needs one. */
  private static void refuseAnchors(Node node, String file) {
    if (node.getAnchor() != null) {
      throw place(node, file).fault("anchors and aliases (&, *) are not read; write it out");
    }
    if (node instanceof MappingNode mapping) {
      mapping
          .getValue()
          .forEach(
              t -> {
                refuseAnchors(t.getKeyNode(), file);
                refuseAnchors(t.getValueNode(), file);
              });
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(n -> refuseAnchors(n, file));
    }
  }

  private static int lineOf(String text, int position) {
    int end = Math.min(Math.max(position, 0), text.length());
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static String oneLine(@Nullable String message) {
    String text = Optional.ofNullable(message).orElse("unknown reason");
    return Name.printable(text.lines().findFirst().orElse(text));
  }
}
