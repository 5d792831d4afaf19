package io.sealport.cli.agent;

import io.sealport.cli.deploy.DeployOrder;
import io.sealport.cli.deploy.Placement;
import io.sealport.cli.deploy.ProbeAddress;
import io.sealport.cli.deploy.Proof;
import io.sealport.cli.deploy.Settings;
import io.sealport.cli.deploy.Settings.Clients;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.ServerVersion;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The section {@code install}: the FTP server that a certificate is for. Its keys are the options
 * of {@code sealport install}.
 */
final class InstallSection {

  static final String SERVER = "server";

  /** Those that may stand several times. */
  static final List<String> LISTS = List.of("restart-command", "probe");

  private static final String[] KEYS = {
    SERVER,
    "to",
    "owner",
    "config",
    "main-config",
    "section",
    "clients",
    "program",
    "server-version",
    "restart-command",
    "probe",
    "probe-login",
    "probe-password-file",
    "probe-cert",
    "probe-key",
    "wait"
  };

  private InstallSection() {}

  static DeployOrder read(YamlMap map, Path source, Function<YamlValue, Path> path) {
    map.only(KEYS);
    YamlValue server = map.require(SERVER);
    FtpServerKind kind =
        FtpServerKind.find(server.text())
            .orElseThrow(() -> server.wanted("one of " + String.join(", ", FtpServerKind.ids())));
    Placement usual = Placement.of(kind, source);
    return DeployOrder.of(kind, source)
        .with(
            new Placement(
                source,
                map.find("to").map(path).orElse(usual.target()),
                map.find("owner").map(YamlValue::text)))
        .with(settings(map, path))
        .with(proof(map, path));
  }

  private static Settings settings(YamlMap map, Function<YamlValue, Path> path) {
    return new Settings(
        map.find("config").map(path),
        map.find("main-config").map(path),
        map.find("section").map(YamlValue::text),
        map.find("clients").map(InstallSection::clients).orElse(Clients.KEEP),
        map.find("program").map(path),
        map.find("server-version").map(v -> v.as(ServerVersion::parse)));
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
    List<ProbeAddress> probes =
        map.list("probe").stream().map(v -> v.as(ProbeAddress::parse)).toList();
    return new Proof(
        ConfigReader.arguments(map, "restart-command"),
        probes,
        login(map, path),
        map.find("wait").map(YamlValue::duration).orElse(Proof.usual().patience()));
  }

  private static Optional<Proof.ProbeLogin> login(YamlMap map, Function<YamlValue, Path> path) {
    Optional<YamlValue> user = map.find("probe-login");
    Optional<YamlValue> file = map.find("probe-password-file");
    if (user.isPresent() != file.isPresent()) {
      throw map.place().fault("probe-login and probe-password-file belong together");
    }
    Optional<Path> certificate = map.find("probe-cert").map(path);
    Optional<Path> key = map.find("probe-key").map(path);
    if (certificate.isPresent() != key.isPresent() || (key.isPresent() && user.isEmpty())) {
      throw map.place().fault("probe-cert and probe-key belong together, and to probe-login");
    }
    return user.map(
        u -> new Proof.ProbeLogin(u.text(), path.apply(file.orElseThrow()), certificate, key));
  }
}
