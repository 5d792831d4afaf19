package io.sealport.server.boot;

import io.sealport.server.identity.endpoint.EndpointFileSettings;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;

/** The part of the configuration that switches {@code endpoint-file} on. */
final class EndpointFileSection {

  private EndpointFileSection() {}

  /**
   * Reads the section.
   *
   * @param home not needed: it names no files
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static EndpointFileSettings read(YamlMap section, Path home) {
    section.only("enabled");
    return new EndpointFileSettings(section.require("enabled").bool());
  }
}
