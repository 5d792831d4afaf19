package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProFtpd;
import io.sealport.cli.world.Result;
import io.sealport.cli.world.Vsftpd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stock FTP servers that are watched. */
@Timeout(240)
class EndpointsIT {

  @TempDir Path folder;

  @Test
  void a_stale_certificate_and_a_revoked_user_are_noticed() throws IOException {
    OutsidePrograms.require("vsftpd", "proftpd");
    SealportProcess machine = SealportProcess.in(folder);
    CaHome home = CaHome.init(machine, "ca", "Fleet CA");
    Files.writeString(
        home.folder().resolve("identity.yaml"), "network: {allow: [\"127.0.0.1\"]}\n");
    try (RunningCa ca = RunningCa.serve(home, machine)) {
      Path served = ca.issue("ftps-server", "ip:127.0.0.1", "ftp");
      FtpsOptions options = FtpsOptions.explicit(served);
      try (FtpsServer vsftpd = Vsftpd.start(options);
          FtpsServer proftpd = ProFtpd.start(options.withOcspResponderAsked())) {
        Path list = folder.resolve("hosts.csv");
        Files.writeString(
            list,
            "host,port,mode,tests-revoked,server\n"
                + "127.0.0.1,%d,explicit,yes,vsftpd\n".formatted(vsftpd.port())
                + "127.0.0.1,%d,explicit,yes,proftpd\n".formatted(proftpd.port()));
        revoked_users(ca, list, vsftpd, proftpd);
        stale(ca, vsftpd, proftpd);
      }
    }
  }

  /** vsftpd knows no revocation, ProFTPD asks the CA. */
  private static void revoked_users(
      RunningCa ca, Path list, FtpsServer vsftpd, FtpsServer proftpd) {
    JsonNode plan = ending(0, ca, "endpoints", "import", list.toString(), "--dry-run", "--json");
    assertThat(plan.path("added")).hasSize(2);
    assertThat(ending(0, ca, "endpoints", "list", "--json")).isEmpty();

    JsonNode report = ending(9, ca, "endpoints", "import", list.toString(), "--json");
    JsonNode lax = report.path("added").get(0);
    JsonNode strict = report.path("added").get(1);
    assertThat(lax.path("served").path("revokedTest").asText()).isEqualTo("let-in");
    assertThat(alarms(lax)).containsExactly("endpoint-admits-revoked:" + id(vsftpd));
    assertThat(lax.path("alarms").get(0).path("hint").asText()).contains("vsftpd: ");
    assertThat(strict.path("served").path("revokedTest").asText()).isEqualTo("refused");
    assertThat(alarms(strict)).isEmpty();

    JsonNode again = ending(9, ca, "endpoints", "import", list.toString(), "--json");
    assertThat(again.path("added")).isEmpty();
    assertThat(again.path("known")).hasSize(2);
    assertThat(ending(0, ca, "endpoints", "check", id(proftpd), "--json")).hasSize(1);
  }

  /** ProFTPD reads its files at each session, vsftpd when it is restarted. */
  private static void stale(RunningCa ca, FtpsServer vsftpd, FtpsServer proftpd) {
    ca.issue("ftps-server", "ip:127.0.0.1", "ftp", "--force");

    JsonNode seen = ending(9, ca, "endpoints", "check", "--json");
    assertThat(alarms(seen.get(0))).contains("endpoint-stale:" + id(vsftpd));
    assertThat(alarms(seen.get(1))).isEmpty();
    assertThat(ending(9, ca, "ca", "alarms", "--json").findValuesAsText("id"))
        .contains("endpoint-stale:" + id(vsftpd))
        .doesNotContain("endpoint-stale:" + id(proftpd));

    vsftpd.restart();
    JsonNode fresh = ending(9, ca, "endpoints", "check", id(vsftpd), "--json");
    assertThat(alarms(fresh.get(0))).containsExactly("endpoint-admits-revoked:" + id(vsftpd));
    assertThat(ending(9, ca, "ca", "alarms", "--json").findValuesAsText("id"))
        .doesNotContain("endpoint-stale:" + id(vsftpd));
    assertThat(ending(0, ca, "journal", "list", "--json").findValuesAsText("act"))
        .contains("endpoint.added", "endpoint.found", "endpoint.changed");
    ending(0, ca, "endpoints", "remove", id(vsftpd), id(proftpd), "--json");
  }

  private static String id(FtpsServer server) {
    return "127.0.0.1:" + server.port();
  }

  private static List<String> alarms(JsonNode endpoint) {
    List<String> ids = new ArrayList<>();
    endpoint.path("alarms").forEach(a -> ids.add(a.path("id").asText()));
    return ids;
  }

  private static JsonNode ending(int code, RunningCa ca, String... command) {
    Result result = ca.sealport().run(ca.asOperator(command));
    assertThat(result.exitCode()).as(result.toString()).isEqualTo(code);
    return SealportProcess.parse(result.stdout());
  }
}
