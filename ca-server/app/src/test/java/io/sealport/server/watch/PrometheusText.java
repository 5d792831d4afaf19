package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text exposition format 0.0.4 of Prometheus, read strictly: what it does not know fails. */
public final class PrometheusText {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") \\S.*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE = Pattern.compile("(" + NAME + ")(?:\\{(.*)\\})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\"\\\\n])*)\"(,|$)");

  private final List<Sample> samples = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();

  private record Sample(String name, Map<String, String> labels, double value) {}

  private PrometheusText() {}

  public static PrometheusText parse(byte[] body) {
    PrometheusText text = new PrometheusText();
    String all = new String(body, StandardCharsets.UTF_8);
    assertThat(all).endsWith("\n");
    all.lines().forEach(text::read);
    return text;
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      assertThat(types.put(type.group(1), type.group(2))).as("said once: %s", line).isNull();
    } else if (line.startsWith("#")) {
      assertThat(line).matches(HELP);
    } else {
      Matcher sample = SAMPLE.matcher(line);
      assertThat(sample.matches()).as(line).isTrue();
      add(new Sample(sample.group(1), labels(sample.group(2)), number(sample.group(3))));
    }
  }

  private void add(Sample sample) {
    assertThat(samples)
        .as("each series once")
        .noneMatch(s -> s.name().equals(sample.name()) && s.labels().equals(sample.labels()));
    samples.add(sample);
  }

  private static Map<String, String> labels(String written) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (written == null) {
      return labels;
    }
    Matcher label = LABEL.matcher(written);
    int at = 0;
    while (at < written.length()) {
      assertThat(label.find(at) && label.start() == at).as(written).isTrue();
      String value =
          label.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
      assertThat(labels.put(label.group(1), value)).as(written).isNull();
      at = label.end();
    }
    return labels;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  /** The names of all series. */
  public Set<String> names() {
    return samples.stream().map(Sample::name).collect(Collectors.toSet());
  }

  public String type(String name) {
    return types.get(name);
  }

  /** The sum of the series of a name that have that label, 0 if there is none. */
  public double value(String name, String label, String value) {
    return samples.stream()
        .filter(s -> s.name().equals(name) && value.equals(s.labels().get(label)))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** The only series of a name. */
  public double value(String name) {
    List<Sample> found = samples.stream().filter(s -> s.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0).value();
  }

  /** The values that a label has in the series of a name. */
  public Set<String> labels(String name, String label) {
    return samples.stream()
        .filter(s -> s.name().equals(name))
        .map(s -> s.labels().get(label))
        .collect(Collectors.toSet());
  }
}
