package io.sealport.server.boot;

import io.sealport.server.identity.VantageSettings;
import io.sealport.server.identity.web.WebAddress;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;
import java.util.List;

/** The section of {@code identity.yaml} that names other nodes which look too. */
final class VantageSection {

  private VantageSection() {}

  /**
   * Reads the section.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static VantageSettings read(YamlMap section, Path home) {
    section.only("points", "quorum");
    List<VantageSettings.Point> points =
        section.maps("points").stream().map(p -> point(p, home)).toList();
    if (points.isEmpty()) {
      throw section.place().fault("vantage.points names no node; wanted at least one");
    }
    // One may be down, as public CAs have it: CA/B Forum BR 3.2.2.9.
    int standard = Math.max(1, points.size() - 1);
    return new VantageSettings(
        points, section.find("quorum").map(v -> v.integer(1, points.size())).orElse(standard));
  }

  private static VantageSettings.Point point(YamlMap point, Path home) {
    point.only("url", "trust-file", "token-file");
    return new VantageSettings.Point(
        point.require("url").as(WebAddress::parse),
        SectionValues.trust(point, home),
        SectionValues.secret(point.require("token-file"), home));
  }
}
