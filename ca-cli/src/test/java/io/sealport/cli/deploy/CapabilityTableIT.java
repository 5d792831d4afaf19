package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.OutsidePrograms;
import io.sealport.ftps.server.Capabilities;
import io.sealport.ftps.server.Capability;
import io.sealport.ftps.server.Capability.Source;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.ServerVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ftpserver.FtpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fact of the table that is marked as measured, measured: one that has no trial fails. Those
 * that are marked otherwise are left out by that mark.
 */
@Timeout(60)
class CapabilityTableIT {

  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+[a-z]?");

  @TempDir static Path folder;

  private static final Map<FtpServerKind, Bench> BENCHES = new EnumMap<>(FtpServerKind.class);

  static Stream<Capability> measured() {
    return Capabilities.shipped().all().stream().filter(c -> c.source() == Source.MEASURED);
  }

  @AfterAll
  static void stop() throws Exception {
    for (Bench bench : BENCHES.values()) {
      bench.close();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("measured")
  void is_as_the_table_says(Capability fact) throws Exception {
    Trials.Trial trial = Trials.of(fact.server()).get(fact.statement());
    assertThat(trial).as("a trial of " + fact).isNotNull();

    assertThat(trial.answer(bench(fact.server()))).as(fact.words()).isEqualTo(fact.answer());
  }

  @Test
  void was_measured_with_the_versions_that_are_here() {
    Map<FtpServerKind, ServerVersion> here = new EnumMap<>(FtpServerKind.class);
    measured().map(Capability::server).distinct().forEach(k -> here.put(k, version(k)));

    assertThat(measured())
        .allSatisfy(
            fact -> {
              assertThat(fact.versions().holds(here.get(fact.server()))).as("" + fact).isTrue();
              assertThat(fact.at()).as("" + fact).isEqualTo(here.get(fact.server()).text());
            });
  }

  private static ServerVersion version(FtpServerKind kind) {
    return switch (kind) {
      case VSFTPD -> asked(List.of(path("vsftpd"), "-v"));
      case PROFTPD -> asked(List.of(path("proftpd"), "-v"));
      case PUREFTPD -> asked(List.of(path("pure-ftpd"), "--help"));
      default -> ServerVersion.parse(apacheVersion());
    };
  }

  private static String path(String program) {
    return OutsidePrograms.path(program).toString();
  }

  private static ServerVersion asked(List<String> command) {
    Matcher found = VERSION.matcher(new Programs().runTalkingToInput(command).words());
    assertThat(found.find()).as("" + command).isTrue();
    return ServerVersion.parse(found.group());
  }

  private static String apacheVersion() {
    String jar = FtpServer.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    Matcher found = VERSION.matcher(jar.substring(jar.lastIndexOf('/')));
    assertThat(found.find()).as(jar).isTrue();
    return found.group();
  }

  private static Bench bench(FtpServerKind kind) throws Exception {
    if (!BENCHES.containsKey(kind)) {
      Path own = Files.createDirectory(folder.resolve(kind.id()));
      BENCHES.put(kind, Benches.of(kind, SourceFiles.in(own)));
    }
    return BENCHES.get(kind);
  }
}
