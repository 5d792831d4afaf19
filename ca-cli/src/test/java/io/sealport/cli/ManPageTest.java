package io.sealport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProgramRun;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Every page of the manual, as a man program reads it. */
class ManPageTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir static Path folder;

  @BeforeAll
  static void write() {
    Cli.Run run = Cli.of(folder).run("man", folder);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(pages().size() + " pages in " + folder.resolve("man1") + "\n");
  }

  private static List<Path> pages() {
    try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void there_is_one_for_each_command() {
    List<String> commands = new ArrayList<>();
    add(Registry.commandLine(Map.of()), commands);

    assertThat(pages()).extracting(p -> p.getFileName().toString()).hasSameElementsAs(commands);
  }

  private static void add(CommandLine command, List<String> names) {
    names.add(command.getCommandSpec().qualifiedName("-") + ".1");
    command.getSubcommands().values().forEach(sub -> add(sub, names));
  }

  @Test
  void every_one_has_its_sections_in_their_order() throws Exception {
    for (Path page : pages()) {
      List<String> sections =
          Files.readAllLines(page).stream()
              .filter(l -> l.startsWith(".SH "))
              .map(l -> l.substring(4).replace("\"", ""))
              .toList();
      assertThat(sections)
          .as(page.toString())
          .containsSubsequence(
              "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES");
    }
  }

  @Test
  void a_man_program_finds_nothing_to_complain_about() {
    String mandoc = OutsidePrograms.path("mandoc").toString();
    List<String> command = new ArrayList<>(List.of(mandoc, "-T", "lint", "-W", "warning"));
    pages().forEach(p -> command.add(p.toString()));

    Result result = ProgramRun.run(command, folder, Map.of(), LIMIT);

    // A date would make two pages of the same version different.
    assertThat((result.stdout() + result.stderr()).lines())
        .filteredOn(l -> !l.contains("missing date"))
        .isEmpty();
  }

  @Test
  void a_page_reads_as_the_help_does() {
    String mandoc = OutsidePrograms.path("mandoc").toString();
    Path page = folder.resolve("man1/sealport-token-create.1");

    Result result =
        ProgramRun.run(
            List.of(mandoc, "-T", "ascii", "-O", "width=100", page.toString()),
            folder,
            Map.of(),
            LIMIT);

    String text = result.stdout().replaceAll(".\b", "");
    assertThat(text)
        .contains("sealport-token-create - Make a token")
        .contains("sealport token create [OPTIONS]")
        .containsPattern("--scope S")
        .contains("tokens:revoke")
        .containsPattern("\\n +3 +refused by policy")
        .contains("sealport token create --role auditor --ttl 30d --home ./ca")
        .contains("sealport-token(1)");
  }

  @Test
  void pages_are_replaced_and_nothing_else_is_touched(@TempDir Path other) throws Exception {
    Path section = Files.createDirectories(other.resolve("man1"));
    Path foreign = Files.writeString(section.resolve("ls.1"), "not ours");
    Path old = Files.writeString(section.resolve("sealport.1"), "old");

    assertThat(Cli.of(other).run("man", other, "--json").out()).contains("sealport-me.1");

    assertThat(foreign).hasContent("not ours");
    assertThat(Files.readString(old)).startsWith(".TH SEALPORT 1");
  }
}
