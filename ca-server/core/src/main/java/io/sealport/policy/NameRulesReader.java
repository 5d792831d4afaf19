package io.sealport.policy;

import io.sealport.pki.Name;
import io.sealport.yaml.Complaints;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The section {@code names} of a profile. */
final class NameRulesReader {

  private static final int DEFAULT_MAX = 20;

  /** What a TLS client can compare with where it connected to (RFC 9525 6). */
  private static final Set<Name.Type> OF_SERVERS = Set.of(Name.Type.DNS, Name.Type.IP);

  private static final String SCRIPTS =
      "one of "
          + Arrays.stream(Script.values()).map(Script::wire).collect(Collectors.joining(", "));

  private NameRulesReader() {}

  static NameRules read(YamlMap file, Usage usage) {
    YamlMap names =
        file.map("names")
            .orElseThrow(
                () ->
                    file.place()
                        .fault("the key \"names\" is missing; wanted names: {allow: [...]}"));
    Complaints wrong = new Complaints();
    wrong.attempt(() -> names.only(ProfileLanguage.NAMES.names()));
    var min = wrong.attempt(() -> whole(names, "min", 1, 1));
    int least = min.orElse(1);
    var max = wrong.attempt(() -> whole(names, "max", least, Math.max(least, DEFAULT_MAX)));
    var allow = wrong.attempt(() -> allow(names, usage));
    var bare = wrong.attempt(() -> bare(names, usage));
    var deny = wrong.attempt(() -> patterns(names, "deny", usage));
    var wildcards = wrong.attempt(() -> wildcards(names, usage));
    var scripts = wrong.attempt(() -> scripts(names));
    wrong.raise();
    return new NameRules(
        bare.orElseThrow(),
        allow.orElseThrow(),
        deny.orElseThrow(),
        wildcards.orElseThrow(),
        scripts.orElseThrow(),
        min.orElseThrow(),
        max.orElseThrow());
  }

  private static int whole(YamlMap names, String key, int least, int standard) {
    return names.find(key).map(v -> v.integer(least, NameRules.HARD_MAX)).orElse(standard);
  }

  private static List<NamePattern> allow(YamlMap names, Usage usage) {
    List<NamePattern> allow = patterns(names, "allow", usage);
    if (allow.isEmpty()) {
      throw names.place("allow").fault("names.allow holds no pattern; wanted such as dns:**");
    }
    return allow;
  }

  private static Name.Type bare(YamlMap names, Usage usage) {
    Name.Type standard = usage == Usage.SERVER ? Name.Type.DNS : Name.Type.LOGIN;
    return names.find("bare").map(v -> ofUsage(v, v.as(Name.Type::parse), usage)).orElse(standard);
  }

  private static boolean wildcards(YamlMap names, Usage usage) {
    boolean wildcards = names.find("wildcards").map(YamlValue::bool).orElse(false);
    if (wildcards && usage != Usage.SERVER) {
      throw names.place("wildcards").fault("names.wildcards is for usage server alone");
    }
    return wildcards;
  }

  /** Latin alone, unless the file says otherwise. */
  private static Set<Script> scripts(YamlMap names) {
    List<YamlValue> written = names.list("scripts");
    return written.isEmpty()
        ? EnumSet.of(Script.LATIN)
        : written.stream()
            .map(v -> Script.ofWire(v.text()).orElseThrow(() -> v.wanted(SCRIPTS)))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static List<NamePattern> patterns(YamlMap names, String key, Usage usage) {
    List<YamlValue> written = names.list(key);
    if (written.size() > ProfileLanguage.MAX_PATTERNS) {
      throw names
          .place(key)
          .fault(
              "names."
                  + key
                  + " has "
                  + written.size()
                  + " patterns; at most "
                  + ProfileLanguage.MAX_PATTERNS);
    }
    Complaints wrong = new Complaints();
    List<NamePattern> patterns =
        written.stream().flatMap(v -> wrong.attempt(() -> pattern(v, usage)).stream()).toList();
    wrong.raise();
    return patterns;
  }

  private static NamePattern pattern(YamlValue value, Usage usage) {
    NamePattern pattern = value.as(NamePattern::parse);
    ofUsage(value, pattern.type(), usage);
    return pattern;
  }

  private static Name.Type ofUsage(YamlValue value, Name.Type type, Usage usage) {
    if (usage == Usage.SERVER && !OF_SERVERS.contains(type)) {
      throw value.wanted("dns or ip names, since usage is server");
    }
    return type;
  }
}
