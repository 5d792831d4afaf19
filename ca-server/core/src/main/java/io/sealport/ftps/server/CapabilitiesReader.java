package io.sealport.ftps.server;

import io.sealport.fault.Fault;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.util.Arrays;
import java.util.List;

/** Reads the table; what is not exactly of its form is refused. */
final class CapabilitiesReader {

  private CapabilitiesReader() {}

  /**
   * Reads a table.
   *
   * @throws Fault BAD_CONFIGURATION with the line of the first thing that is wrong
   */
  static Capabilities read(String file, String text) {
    YamlMap table = YamlMap.parse(file, text).only("servers");
    return new Capabilities(
        table.maps("servers").stream().flatMap(s -> ofServer(s).stream()).toList());
  }

  private static List<Capability> ofServer(YamlMap map) {
    map.only("server", "facts");
    YamlValue id = map.require("server");
    FtpServerKind server =
        FtpServerKind.find(id.text())
            .orElseThrow(() -> id.wanted("one of " + String.join(", ", FtpServerKind.ids())));
    return map.maps("facts").stream().map(fact -> fact(server, fact)).toList();
  }

  private static Capability fact(FtpServerKind server, YamlMap map) {
    map.only("versions", "statement", "answer", "words", "source", "at");
    YamlValue id = map.require("statement");
    Statement statement =
        Statement.find(id.text()).orElseThrow(() -> id.wanted("a statement that is known"));
    YamlValue answer = map.require("answer");
    if (!statement.answers().contains(answer.text())) {
      throw answer.wanted("one of " + String.join(", ", statement.answers()));
    }
    return new Capability(
        server,
        map.find("versions").map(v -> v.as(VersionRange::parse)).orElse(VersionRange.ANY),
        statement,
        answer.text(),
        map.require("words").text(),
        source(map.require("source")),
        map.require("at").text());
  }

  private static Capability.Source source(YamlValue value) {
    return Arrays.stream(Capability.Source.values())
        .filter(s -> s.id().equals(value.text()))
        .findFirst()
        .orElseThrow(() -> value.wanted("measured, measured-once or documentation"));
  }
}
