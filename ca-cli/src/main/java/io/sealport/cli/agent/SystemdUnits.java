package io.sealport.cli.agent;

import io.sealport.cli.deploy.DeployOrder;
import io.sealport.cli.deploy.Placement;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The systemd units of an agent, which may do what it needs and nothing else. */
final class SystemdUnits {

  static final String SERVICE = "sealport-agent.service";
  static final String ONCE = "sealport-agent-once.service";
  static final String TIMER = "sealport-agent-once.timer";

  private static final String ROOT = "root";

  /** Another user's files, and their owner: what installing needs of root's power. */
  private static final String OF_INSTALLER =
      "CAP_CHOWN CAP_DAC_OVERRIDE CAP_DAC_READ_SEARCH CAP_FOWNER CAP_KILL";

  private final Path configuration;
  private final AgentConfig config;
  private final String user;
  private final Path program;

  SystemdUnits(Path configuration, AgentConfig config, String user, Path program) {
    this.configuration = configuration;
    this.config = config;
    this.user = user;
    this.program = program;
  }

  /** By file name. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(SERVICE, service());
    texts.put(ONCE, once());
    texts.put(TIMER, timer());
    return texts;
  }

  private String service() {
    return """
        [Unit]
        Description=Sealport agent: looks after certificates
        Wants=network-online.target
        After=network-online.target time-sync.target
        Conflicts=%s

        [Service]
        Type=exec
        ExecStart=%s
        Restart=on-failure
        RestartSec=30s
        TimeoutStopSec=90s
        SuccessExitStatus=143
        %s
        [Install]
        WantedBy=multi-user.target
        """
        .formatted(TIMER, command("run"), hardening());
  }

  private String once() {
    return """
        [Unit]
        Description=Sealport agent: one look at the certificates
        Wants=network-online.target
        After=network-online.target time-sync.target

        [Service]
        Type=oneshot
        ExecStart=%s
        # 9: something did not succeed, and is tried again
        SuccessExitStatus=9
        TimeoutStartSec=30min
        %s"""
        .formatted(command("once"), hardening());
  }

  private static String timer() {
    return """
        [Unit]
        Description=Sealport agent: a look now and then

        [Timer]
        OnBootSec=2min
        OnUnitInactiveSec=15min
        RandomizedDelaySec=2min
        Unit=%s

        [Install]
        WantedBy=timers.target
        """
        .formatted(ONCE);
  }

  private String command(String verb) {
    return Stream.of(program.toString(), "agent", verb, "--config", configuration.toString())
        .map(SystemdUnits::quoted)
        .collect(Collectors.joining(" "));
  }

  private String hardening() {
    return """
        User=%s
        %s
        AmbientCapabilities=
        NoNewPrivileges=yes
        ProtectSystem=strict
        ReadWritePaths=%s
        PrivateTmp=yes
        PrivateDevices=yes
        ProtectHome=%s
        ProtectClock=yes
        ProtectControlGroups=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        LockPersonality=yes
        SystemCallArchitectures=native
        SystemCallFilter=@system-service
        UMask=0077
        """
        .formatted(
            user,
            "CapabilityBoundingSet=" + (user.equals(ROOT) ? OF_INSTALLER : ""),
            writable(),
            inHomes() ? "no" : "yes");
  }

  /** The JVM makes code as it runs, so memory stays writable and executable. */
  private String writable() {
    TreeSet<Path> paths = new TreeSet<>();
    Optional.ofNullable(config.state().getParent()).ifPresent(paths::add);
    config.certificates().forEach(w -> paths.add(w.folder()));
    config.certificates().stream()
        .flatMap(w -> w.install().stream())
        .flatMap(SystemdUnits::written)
        .forEach(paths::add);
    // What need not be there yet must not keep the unit from starting.
    return paths.stream().map(p -> quoted("-" + p)).collect(Collectors.joining(" "));
  }

  private static Stream<Path> written(DeployOrder order) {
    Placement files = order.files();
    return Stream.of(
            files.target().getParent(), order.settings().file().map(Path::getParent).orElse(null))
        .filter(Objects::nonNull);
  }

  private boolean inHomes() {
    return Stream.concat(
            Stream.of(program, configuration, config.state()),
            config.certificates().stream().map(Watched::folder))
        .anyMatch(p -> p.startsWith("/home") || p.startsWith("/root"));
  }

  /** As systemd reads words: quoted, percent and dollar doubled. */
  private static String quoted(String word) {
    String escaped =
        word.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%").replace("$", "$$");
    return escaped.matches("[A-Za-z0-9/._=:@%+-]+") ? escaped : '"' + escaped + '"';
  }
}
