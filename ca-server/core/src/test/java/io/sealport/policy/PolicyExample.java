package io.sealport.policy;

import io.sealport.pki.Csr;
import io.sealport.pki.Durations;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestKeys;
import io.sealport.testing.FakeClock;
import io.sealport.yaml.YamlMap;
import io.sealport.yaml.YamlValue;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** One file of the policies module's examples. */
record PolicyExample(Path file, String profile, YamlMap yaml) {

  private static final Path FOLDER = Path.of("..", "..", "policies", "examples");
  private static final SerialNumber SERIAL =
      new SerialNumber(BigInteger.ONE.shiftLeft(127).add(BigInteger.TEN));

  /** Every example of every profile. */
  static List<PolicyExample> all() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(f -> f.toString().endsWith(".yaml"))
          .sorted()
          .map(PolicyExample::read)
          .toList();
    }
  }

  private static PolicyExample read(Path file) {
    try {
      YamlMap yaml = YamlMap.parse(file.toString(), Files.readString(file));
      yaml.only(
          "why",
          "issuer",
          "names",
          "key",
          "validity",
          "csr",
          "ended",
          "evidence",
          "proves",
          "outcome",
          "demands",
          "warnings",
          "rules");
      return new PolicyExample(file, file.getParent().getFileName().toString(), yaml);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String name() {
    return file.getFileName().toString();
  }

  String issuer(Profile judgedBy) {
    return yaml.find("issuer").map(YamlValue::text).orElse(judgedBy.issuers().get(0));
  }

  Application application() {
    return new Application(
        profile,
        csr(),
        texts("names"),
        yaml.find("validity").map(v -> v.as(Durations::parse)),
        texts("evidence").stream().map(this::evidence).toList(),
        SERIAL,
        FakeClock.START,
        precedents());
  }

  /** Of a renewal: how long ago the certificate that is renewed has ended. */
  private Precedents precedents() {
    Duration ended = yaml.find("ended").map(v -> v.as(Durations::parse)).orElse(Duration.ZERO);
    return new Precedents() {
      @Override
      public KeyHistory history(SubjectPublicKeyInfo key) {
        return KeyHistory.NONE;
      }

      @Override
      public Optional<Duration> reservedFor(Name name) {
        return Optional.empty();
      }

      @Override
      public Issues issues() {
        return Issues.NONE;
      }

      @Override
      public Duration renewedAfterEnd() {
        return ended;
      }
    };
  }

  private Evidence evidence(String check) {
    return TestEvidence.of(check, texts("proves").toArray(String[]::new));
  }

  private Csr csr() {
    TestCsrs csr = TestCsrs.of(TestKeys.of(yaml.require("key").text()));
    yaml.map("csr").ifPresent(m -> tweak(csr, m.only("names", "common-name", "ca", "uri")));
    return csr.csr();
  }

  private static void tweak(TestCsrs csr, YamlMap wanted) {
    wanted.list("names").forEach(n -> csr.names(n.as(Name::parse).toString()));
    wanted.find("common-name").ifPresent(v -> csr.commonName(v.text()));
    wanted
        .find("uri")
        .ifPresent(
            v -> csr.names(new GeneralName(GeneralName.uniformResourceIdentifier, v.text())));
    wanted.find("ca").filter(YamlValue::bool).ifPresent(v -> csr.ca());
  }

  String outcome() {
    return yaml.require("outcome").text();
  }

  List<String> texts(String key) {
    return yaml.list(key).stream().map(YamlValue::text).toList();
  }

  @Override
  public String toString() {
    return profile + "/" + name();
  }
}
