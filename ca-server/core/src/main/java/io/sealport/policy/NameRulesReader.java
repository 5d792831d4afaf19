package io.sealport.policy;

import io.sealport.pki.Name;
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
    names.only(ProfileLanguage.NAMES.names());
    int min = names.find("min").map(v -> v.integer(1, NameRules.HARD_MAX)).orElse(1);
    int max =
        names
            .find("max")
            .map(v -> v.integer(min, NameRules.HARD_MAX))
            .orElse(Math.max(min, DEFAULT_MAX));
    List<NamePattern> allow = patterns(names, "allow", usage);
    if (allow.isEmpty()) {
      throw names.place("allow").fault("names.allow holds no pattern; wanted such as dns:**");
    }
    return new NameRules(
        bare(names, usage),
        allow,
        patterns(names, "deny", usage),
        wildcards(names, usage),
        scripts(names),
        min,
        max);
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
    for (YamlValue value : written) {
      ofUsage(value, value.as(NamePattern::parse).type(), usage);
    }
    return written.stream().map(v -> v.as(NamePattern::parse)).toList();
  }

  private static Name.Type ofUsage(YamlValue value, Name.Type type, Usage usage) {
    if (usage == Usage.SERVER && !OF_SERVERS.contains(type)) {
      throw value.wanted("dns or ip names, since usage is server");
    }
    return type;
  }
}
