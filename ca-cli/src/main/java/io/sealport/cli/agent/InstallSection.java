package io.sealport.cli.agent;

import io.sealport.cli.deploy.DeployOrder;
import io.sealport.cli.deploy.Placement;
import io.sealport.cli.deploy.ProbeAddress;
import io.sealport.cli.deploy.Proof;
import io.sealport.cli.deploy.Settings;
import io.sealport.cli.deploy.Settings.Clients;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The section {@code install}: the FTP server that a certificate is for. */
final class InstallSection {

  private static final String[] KEYS = {
    "server",
    "config",
    "main-config",
    "section",
    "program",
    "clients",
    "into",
    "owner",
    "restart",
    "probe",
    "login",
    "patience"
  };

  private InstallSection() {}

  static DeployOrder read(YamlMap map, Path source, Function<YamlValue, Path> path) {
    map.only(KEYS);
    YamlValue server = map.require("server");
    FtpServerKind kind =
        FtpServerKind.find(server.text())
            .orElseThrow(() -> server.wanted("one of " + String.join(", ", FtpServerKind.ids())));
    return DeployOrder.of(kind, source)
        .with(placement(map, Placement.of(kind, source), path))
        .with(settings(map, path))
        .with(proof(map, path));
  }

  private static Placement placement(YamlMap map, Placement usual, Function<YamlValue, Path> path) {
    return new Placement(
        usual.source(),
        map.find("into").map(path).orElse(usual.target()),
        map.find("owner").map(YamlValue::text));
  }

  private static Settings settings(YamlMap map, Function<YamlValue, Path> path) {
    return new Settings(
        map.find("config").map(path),
        map.find("main-config").map(path),
        map.find("section").map(YamlValue::text),
        map.find("clients").map(InstallSection::clients).orElse(Clients.KEEP),
        map.find("program").map(path),
        Optional.empty());
  }

  private static Clients clients(YamlValue value) {
    return Arrays.stream(Clients.values())
        .filter(c -> c.wire().equals(value.text()))
        .findFirst()
        .orElseThrow(
            () ->
                value.wanted(
                    "one of "
                        + Arrays.stream(Clients.values())
                            .map(Clients::wire)
                            .collect(Collectors.joining(", "))));
  }

  private static Proof proof(YamlMap map, Function<YamlValue, Path> path) {
    Proof usual = Proof.usual();
    List<ProbeAddress> probes =
        map.list("probe").stream().map(v -> v.as(ProbeAddress::parse)).toList();
    return new Proof(
        ConfigReader.arguments(map, "restart"),
        probes,
        map.map("login").map(m -> login(m, path)),
        map.find("patience").map(YamlValue::duration).orElse(usual.patience()));
  }

  private static Proof.ProbeLogin login(YamlMap map, Function<YamlValue, Path> path) {
    map.only("user", "password-file");
    return new Proof.ProbeLogin(
        map.require("user").text(), path.apply(map.require("password-file")));
  }
}
