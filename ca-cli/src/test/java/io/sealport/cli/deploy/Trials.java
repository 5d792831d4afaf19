package io.sealport.cli.deploy;

import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.ProgramRun;
import io.sealport.cli.world.Service;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.Statement;
import io.sealport.net.NetFailure;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;

/** For each statement of the table what gives its answer at a real server. */
final class Trials {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Map<Statement, Trial> trials = new EnumMap<>(Statement.class);

  /** Finds an answer. */
  interface Trial {
    String answer(Bench bench) throws Exception;
  }

  private Trials() {
    trials.put(Statement.MISSING_CLIENT_REFUSED, b -> refused(comes(b, Optional.empty())));
    trials.put(Statement.FOREIGN_CLIENT_REFUSED, b -> refused(b.admits(b.ordinary(), foreign(b))));
    trials.put(Statement.EXPIRED_CLIENT_REFUSED, b -> refused(b.admits(b.ordinary(), expired(b))));
    trials.put(
        Statement.SERVER_PURPOSE_REFUSED,
        b -> refused(b.admits(b.ordinary(), by(b, user().purpose(KeyPurposeId.id_kp_serverAuth)))));
    trials.put(
        Statement.NO_PURPOSE_ADMITTED,
        b -> yes(b.admits(b.ordinary(), by(b, user().without(Extension.extendedKeyUsage)))));
    trials.put(
        Statement.OTHER_LOGIN_ADMITTED, b -> yes(b.admits(b.ordinary(), b.files().user("bob"))));
    trials.put(Statement.CLIENT_LOGIN_MAPPING, Trials::mapping);
    trials.put(Statement.CLIENT_CAS_WITHOUT_ROOT, Trials::withoutRoot);
    trials.put(
        Statement.NAMES_CLIENT_CAS, b -> yes(b.served(b.ordinary()).clientIssuers().size() > 1));
    trials.put(Statement.RELOAD, Trials::reload);
    trials.put(Statement.SIGHUP, Trials::sighup);
    trials.put(Statement.SESSIONS_SURVIVE_RESTART, Trials::survives);
    trials.put(Statement.SESSION_REUSE, Trials::sessionReuse);
    trials.put(Statement.IMPLICIT, Trials::implicit);
    trials.put(Statement.SYNTAX_CHECK, Trials::syntaxCheck);
    trials.put(Statement.REVOKED_BY_OCSP, Trials::unasked);
  }

  /** The trials that this server's answers are found by. */
  static Map<Statement, Trial> of(FtpServerKind kind) {
    Map<Statement, Trial> trials = new Trials().trials;
    switch (kind) {
      case PROFTPD -> {
        trials.put(Statement.SENDS_CHAIN_FROM, b -> chainFrom(b, "chain-file"));
        trials.put(Statement.CLIENT_CAS_FROM, Trials::ownFile);
        trials.putAll(ProFtpdTrials.ALL);
      }
      case PUREFTPD -> {
        trials.put(Statement.SENDS_CHAIN_FROM, b -> chainFrom(b, "certificate-file"));
        trials.put(Statement.CLIENT_CAS_FROM, Trials::ownFile);
        trials.put(Statement.REVOKED_BY_CRL, b -> withCrl(b, "bundle.pem"));
      }
      case FTPSERVER -> {
        trials.put(Statement.SENDS_CHAIN_FROM, b -> chainFrom(b, "keystore"));
        trials.put(Statement.CLIENT_CAS_FROM, b -> Trials.ownFile(b).replace("own-file", "store"));
        trials.put(Statement.REVOKED_BY_CRL, Trials::crlInCertificate);
      }
      default -> {
        trials.put(Statement.SENDS_CHAIN_FROM, b -> chainFrom(b, "certificate-file"));
        trials.put(Statement.CLIENT_CAS_FROM, Trials::ownFile);
        trials.put(Statement.REVOKED_BY_CRL, b -> withCrl(b, "client-ca.pem"));
      }
    }
    return trials;
  }

  static String yes(boolean is) {
    return is ? "yes" : "no";
  }

  static String refused(boolean admitted) {
    return yes(!admitted);
  }

  static Forge user() {
    return SourceFiles.valid(Forge.user("alice"));
  }

  static ClientCertificate by(Bench bench, Forge forge) {
    return bench.files().client("other", forge.by(bench.files().users()), bench.files().users());
  }

  private static boolean comes(Bench bench, Optional<ClientCertificate> shown) throws Exception {
    return Visitor.comesIn(bench.ordinary().port(), shown, FtpsOptions.USER, FtpsOptions.PASSWORD);
  }

  private static ClientCertificate foreign(Bench bench) {
    Forged root = SourceFiles.valid(Forge.ca("CN=Foreign root")).selfSigned();
    return bench.files().client("other", user().by(root), root);
  }

  private static ClientCertificate expired(Bench bench) {
    Instant now = Instant.now();
    return by(bench, user().valid(now.minus(Duration.ofDays(2)), now.minus(Duration.ofDays(1))));
  }

  /** Alice by her certificate alone, and nobody else by Alice's name. */
  private static String mapping(Bench bench) throws Exception {
    try (Visitor visitor = Visitor.at(bench.ordinary().port(), Optional.of(bench.alice()))) {
      return yes(!visitor.ask("USER " + FtpsOptions.USER).startsWith("331"));
    }
  }

  private static String withoutRoot(Bench bench) throws Exception {
    Running server = bench.start(bench.usual().clientCas(bench.files().users().certificate()));
    return bench.admits(server, bench.alice()) ? "admitted" : "everybody-refused";
  }

  private static String reload(Bench bench) throws Exception {
    Running server = bench.start(bench.usual());
    X509CertificateHolder old = bench.served(server).certificate();
    bench.files().renew();
    bench.write(bench.usual(), server.folder());
    if (!bench.served(server).certificate().equals(old)) {
      return "each-session";
    }
    server.restart();
    return bench.served(server).certificate().equals(bench.files().certificate())
        ? "restart"
        : "never";
  }

  private static String sighup(Bench bench) throws Exception {
    Running server = bench.start(bench.usual());
    ProcessHandle process = server.process().orElseThrow();
    X509CertificateHolder old = bench.served(server).certificate();
    bench.files().renew();
    bench.write(bench.usual(), server.folder());
    new ProcessBuilder("kill", "-HUP", String.valueOf(process.pid())).start().waitFor();
    try {
      // A signal is there at once; what it does to a process takes its time.
      process.onExit().get(700, TimeUnit.MILLISECONDS);
      return "ends";
    } catch (TimeoutException e) {
      return stillServed(bench, server, old);
    }
  }

  private static String stillServed(Bench bench, Running server, X509CertificateHolder old)
      throws IOException {
    try {
      return bench.served(server).certificate().equals(old) ? "ignored" : "reloads";
    } catch (NetFailure e) {
      return "ends";
    }
  }

  private static String survives(Bench bench) throws Exception {
    Running server = bench.start(bench.usual());
    try (Visitor visitor = Visitor.at(server.port(), Optional.of(bench.alice()))) {
      if (!visitor.login(FtpsOptions.USER, FtpsOptions.PASSWORD)) {
        throw new AssertionError("alice was not let in");
      }
      server.restart();
      return yes(visitor.ask("NOOP").startsWith("200"));
    } catch (IOException e) {
      return "no";
    }
  }

  private static String sessionReuse(Bench bench) throws Exception {
    try (Visitor visitor = Visitor.at(bench.ordinary().port(), Optional.of(bench.alice()))) {
      if (!visitor.login(FtpsOptions.USER, FtpsOptions.PASSWORD)) {
        throw new AssertionError("alice was not let in");
      }
      return visitor.list().startsWith("226") ? "not-required" : "required";
    }
  }

  private static String implicit(Bench bench) throws Exception {
    Running server = bench.start(bench.usual().implicitly());
    try {
      bench.served(server, FtpsMode.IMPLICIT);
      return "yes";
    } catch (NetFailure e) {
      return "no";
    }
  }

  private static String syntaxCheck(Bench bench) throws Exception {
    Service server = bench.ordinary().service().orElseThrow();
    List<String> command =
        List.of(
            server.program().toString(), "--configtest", "--config", server.config().toString());
    boolean good = ProgramRun.run(command, bench.files().folder(), Map.of(), LIMIT).exitCode() == 0;
    String before = Files.readString(server.config());
    Files.writeString(server.config(), "NoSuchDirective on\n", StandardOpenOption.APPEND);
    boolean bad = ProgramRun.run(command, bench.files().folder(), Map.of(), LIMIT).exitCode() != 0;
    Files.writeString(server.config(), before);
    return yes(good && bad);
  }

  /** The chain in that file is sent, and in no other. */
  private static String chainFrom(Bench bench, String file) throws Exception {
    List<X509CertificateHolder> chain = bench.served(bench.ordinary()).chain();
    boolean sent = chain.contains(bench.files().servers().certificate());
    if (!file.equals("chain-file")) {
      return sent ? file : "chain-file";
    }
    Running joined =
        bench.start(
            bench
                .usual()
                .certificates(
                    List.of(
                        bench.files().server().certificate(),
                        bench.files().servers().certificate()),
                    List.of()));
    return sent && bench.served(joined).chain().size() == 1 ? file : "certificate-file";
  }

  /** Whether a CA in the certificate's own file lets its clients in. */
  private static String ownFile(Bench bench) throws Exception {
    Forged other = SourceFiles.valid(Forge.ca("CN=Other root")).selfSigned();
    Bench.Setup usual = bench.usual();
    List<X509CertificateHolder> more =
        new ArrayList<>(usual.chain().isEmpty() ? usual.certificate() : usual.chain());
    more.add(other.certificate());
    Running server =
        bench.start(
            usual.chain().isEmpty()
                ? usual.certificates(more, List.of())
                : usual.certificates(usual.certificate(), more));
    ClientCertificate shown = bench.files().client("other", user().by(other), other);
    return bench.admits(server, shown) ? "certificate-file" : "own-file";
  }

  /** A CRL in the one file where a server could look for it. */
  private static String withCrl(Bench bench, String file) throws Exception {
    Forged bob = user().by(bench.files().users());
    Running server = bench.start(bench.usual());
    Files.writeString(
        server.folder().resolve(file), CrlText.revoking(bench, bob), StandardOpenOption.APPEND);
    server.restart();
    return refused(bench.admits(server, bench.files().client("other", bob, bench.files().users())));
  }

  /** A CRL at the address that the certificate names. */
  private static String crlInCertificate(Bench bench) throws Exception {
    try (StatusStub status = StatusStub.revoking(bench.files().users())) {
      ClientCertificate shown =
          by(bench, user().addresses(status.url(), status.url(), status.url()));
      return refused(bench.admits(bench.ordinary(), shown));
    }
  }

  /** A responder that would say "revoked", if it were asked. */
  private static String unasked(Bench bench) throws Exception {
    try (StatusStub status = StatusStub.revoking(bench.files().users())) {
      ClientCertificate shown =
          by(bench, user().addresses(status.url(), status.url(), status.url()));
      boolean admitted = bench.admits(bench.ordinary(), shown);
      return admitted && status.asked() == 0 ? "no" : "yes";
    }
  }

  static String pem(X509CertificateHolder... certificates) {
    return Pem.certificates(List.of(certificates));
  }
}
