package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.deploy.Trials.Trial;
import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.ftps.server.Statement;
import io.sealport.pki.Forge.Forged;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only ProFTPD can do, and how. */
final class ProFtpdTrials {

  private static final Instant FUTURE = Instant.now().plus(Duration.ofDays(1));
  private static final Instant PAST = Instant.now().minus(Duration.ofHours(1));

  static final Map<Statement, Trial> ALL =
      Map.of(
          Statement.REVOKED_BY_CRL, ProFtpdTrials::revokedByCrl,
          Statement.CRL_WITHOUT_ROOT, ProFtpdTrials::withoutRoot,
          Statement.CRL_LAPSED, ProFtpdTrials::lapsed,
          Statement.ROOT_CRL_LAPSED, ProFtpdTrials::rootLapsed,
          Statement.REVOKED_BY_OCSP, ProFtpdTrials::revokedByOcsp,
          Statement.OCSP_SILENT, ProFtpdTrials::ocspSilent,
          Statement.CLIENT_LOGIN_MAPPING, ProFtpdTrials::mapping,
          Statement.OTHER_LOGIN_ADMITTED, ProFtpdTrials::otherLogin);

  private ProFtpdTrials() {}

  private static Running withCrls(Bench bench, String crls) throws Exception {
    Path file = Files.createTempFile(bench.files().folder(), "crls", ".pem");
    Files.writeString(file, crls);
    return bench.start(bench.usual().with("TLSCARevocationFile " + file));
  }

  private static String revokedByCrl(Bench bench) throws Exception {
    Forged bob = Trials.user().by(bench.files().users());
    Running server = withCrls(bench, CrlText.revoking(bench, bob));
    return Trials.refused(
        bench.admits(server, bench.files().client("other", bob, bench.files().users())));
  }

  private static String withoutRoot(Bench bench) throws Exception {
    Running server = withCrls(bench, CrlText.of(bench.files().users(), FUTURE, List.of()));
    return bench.admits(server, bench.alice()) ? "ignored" : "everybody-refused";
  }

  private static String lapsed(Bench bench) throws Exception {
    String crls =
        CrlText.of(bench.files().users(), PAST, List.of())
            + CrlText.of(bench.files().root(), FUTURE, List.of());
    return bench.admits(withCrls(bench, crls), bench.alice()) ? "ignored" : "issuer-refused";
  }

  private static String rootLapsed(Bench bench) throws Exception {
    String crls =
        CrlText.of(bench.files().users(), FUTURE, List.of())
            + CrlText.of(bench.files().root(), PAST, List.of());
    return bench.admits(withCrls(bench, crls), bench.alice()) ? "ignored" : "everybody-refused";
  }

  private static String revokedByOcsp(Bench bench) throws Exception {
    Running server = bench.start(bench.usual().with("TLSVerifyOrder ocsp"));
    try (StatusStub good = StatusStub.good(bench.files().users());
        StatusStub bad = StatusStub.revoking(bench.files().users())) {
      assertThat(bench.admits(server, naming(bench, good.url()))).as("good").isTrue();
      return Trials.refused(bench.admits(server, naming(bench, bad.url())));
    }
  }

  private static String ocspSilent(Bench bench) throws Exception {
    Running server = bench.start(bench.usual().with("TLSVerifyOrder ocsp"));
    assertThat(bench.admits(server, bench.alice())).as("one that names none").isTrue();
    String nobody = "http://127.0.0.1:" + LoopbackPorts.reserved() + "/";
    return bench.admits(server, naming(bench, nobody)) ? "admitted" : "refused";
  }

  private static ClientCertificate naming(Bench bench, String url) {
    return Trials.by(bench, Trials.user().addresses(url, url, url));
  }

  /** Alice by her certificate alone; whoever has another is asked for a password. */
  private static String mapping(Bench bench) throws Exception {
    Running server = mapped(bench);
    boolean alice = namesHer(server, bench.alice());
    boolean others =
        namesHer(server, bench.files().user("bob"))
            || namesHer(server, bench.files().user("Alice"));
    boolean bob = bench.admits(server, bench.files().user("bob"));
    assertThat(alice && !others).as("the common name exactly").isTrue();
    return bob ? "instead-of-password" : "yes";
  }

  /** With TLSUserName, too. */
  private static String otherLogin(Bench bench) throws Exception {
    boolean plain = bench.admits(bench.ordinary(), bench.files().user("bob"));
    boolean mapped = bench.admits(mapped(bench), bench.files().user("bob"));
    return plain && mapped ? "yes" : "no";
  }

  private static Running mapped(Bench bench) throws Exception {
    return bench.start(bench.usual().with("TLSUserName CommonName"));
  }

  private static boolean namesHer(Running server, ClientCertificate shown) throws Exception {
    try (Visitor visitor = Visitor.at(server.port(), Optional.of(shown))) {
      return visitor.ask("USER " + FtpsOptions.USER).startsWith("232");
    }
  }
}
