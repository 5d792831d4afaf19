package io.sealport.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.ftps.server.Capabilities;
import io.sealport.ftps.server.Capability;
import io.sealport.ftps.server.Capability.Source;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of the README is the one that the program goes by. */
class CapabilityPageTest {

  private static final boolean WRITE = Boolean.getBoolean("golden.write");
  private static final Path README = Path.of("../README.md");
  private static final String BEGIN = "<!-- capabilities.yaml, by CapabilityPageTest -->\n";
  private static final String END = "<!-- end -->\n";

  private static final List<Statement> COLUMNS =
      List.of(
          Statement.REVOKED_BY_CRL,
          Statement.REVOKED_BY_OCSP,
          Statement.EXPIRED_CLIENT_REFUSED,
          Statement.CLIENT_LOGIN_MAPPING,
          Statement.CLIENT_CAS_FROM,
          Statement.SENDS_CHAIN_FROM,
          Statement.RELOAD);

  @Test
  void the_readme_has_the_table_of_capabilities() throws IOException {
    String page = Files.readString(README);
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END, begin);
    assertThat(begin).as(BEGIN).isPositive();
    String wanted = page.substring(0, begin) + BEGIN + table() + page.substring(end);
    if (WRITE) {
      Files.writeString(README, wanted);
    }

    assertThat(Files.readString(README))
        .as("run this test with -Dgolden.write=true and commit the page")
        .isEqualTo(wanted);
  }

  private static String table() {
    List<String> lines = new ArrayList<>();
    lines.add(row("", COLUMNS.stream().map(s -> s.id().replace('-', ' ')).toList()));
    lines.add("|---" + "|---".repeat(COLUMNS.size()) + "|");
    for (FtpServerKind server : FtpServerKind.values()) {
      for (String versions : versions(server)) {
        String title = server.title() + (versions.equals("any") ? "" : " " + versions);
        lines.add(row(title, COLUMNS.stream().map(s -> cell(server, versions, s)).toList()));
      }
    }
    return lines.stream().map(l -> l + "\n").collect(Collectors.joining());
  }

  private static Set<String> versions(FtpServerKind server) {
    Set<String> versions =
        facts(server).stream()
            .filter(c -> COLUMNS.contains(c.statement()))
            .map(c -> c.versions().toString())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (versions.size() > 1) {
      versions.remove("any");
    }
    return versions;
  }

  /** An answer that no test of ours has found is in italics. */
  private static String cell(FtpServerKind server, String versions, Statement statement) {
    return facts(server).stream()
        .filter(c -> c.statement() == statement)
        .filter(c -> c.versions().isAny() || c.versions().toString().equals(versions))
        .map(c -> c.source() == Source.MEASURED ? words(c) : "*" + words(c) + "*")
        .findFirst()
        .orElse("");
  }

  private static String words(Capability fact) {
    return fact.answer().replace('-', ' ');
  }

  private static List<Capability> facts(FtpServerKind server) {
    return Capabilities.shipped().all().stream().filter(c -> c.server() == server).toList();
  }

  private static String row(String first, List<String> cells) {
    return ("| " + first + " | " + String.join(" | ", cells) + " |").replace("  ", " ");
  }
}
