package io.sealport.bench;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import io.sealport.bench.Lab.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures everything and prints the table. */
@Command(
    name = "ca-server/bench/run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "How fast Sealport is, beside references measured in turns with it.",
      "All on loopback and in a folder that goes away; about four minutes."
    })
public final class Bench implements Callable<Integer> {

  /** It proves that all of it runs and answers correctly, not how fast. */
  private static final Amount SMOKE = new Amount(1, 1, 3, 1, 1_000, 4, 100, 5, 1_000);

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "WORK",
      description = "Only these: start, ocsp, issue, crl, campaign, growth.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--seconds", description = "Of load in a round (${DEFAULT-VALUE}).")
  private int seconds = 5;

  @Option(names = "--warm-up", description = "Seconds of load before (${DEFAULT-VALUE}).")
  private int warmUp = 10;

  @Option(names = "--rounds", description = "Ours and reference in turns (${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(names = "--crl-entries", description = "On the CRL (${DEFAULT-VALUE}).")
  private int crlEntries = 1_000_000;

  @Option(names = "--largest-ledger", description = "For growth (${DEFAULT-VALUE}).")
  private int largestLedger = 1_000_000;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draws the growth here.")
  private @Nullable Path svg;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description = "For the server's JVM too, such as one that starts a flight recording.")
  private List<String> javaOptions = new ArrayList<>();

  @Option(names = "--smoke", description = "Tiny amounts: only whether it runs.")
  private boolean smoke;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes every sample here too.")
  private @Nullable Path json;

  @Option(names = "--markdown", paramLabel = "FILE", description = "Writes the table here too.")
  private @Nullable Path markdown;

  /** Exits with 0 when all was measured, whatever the figures; 1 when something is wrong. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  private Map<String, Work> works() {
    Map<String, Work> works = new LinkedHashMap<>();
    // First of all the start, while the ledger that they share is small.
    works.put("start", new StartWork());
    works.put("ocsp", new OcspWork());
    works.put("issue", new Issuing());
    works.put("crl", new CrlWork());
    works.put("campaign", new CampaignWork());
    works.put("growth", new GrowthWork(Optional.ofNullable(svg)));
    return works;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Map<String, Work> works = works();
    if (!works.keySet().containsAll(only)) {
      System.err.println("error: --only takes " + String.join(", ", works.keySet()));
      return 2;
    }
    if (!only.isEmpty()) {
      works.keySet().retainAll(only);
    }
    // Only to make keys and CSRs faster; what is measured runs in other processes.
    AmazonCorrettoCryptoProvider.install();
    Amount amount = smoke ? SMOKE : amount();
    try (Lab lab =
        new Lab(Path.of(System.getProperty("sealport.checkout", ".")), amount, javaOptions)) {
      Machine machine = Machine.look(lab);
      List<Figure> figures = new ArrayList<>();
      for (Map.Entry<String, Work> work : works.entrySet()) {
        lab.say(work.getKey());
        figures.addAll(work.getValue().measure(lab));
      }
      tell(new Report(machine.after(), figures));
      return 0;
    } catch (WrongAnswerException e) {
      System.err.println("error: " + e.getMessage());
      return 1;
    }
  }

  private Amount amount() {
    return new Amount(seconds, rounds, warmUp, rounds, crlEntries, 64, 1_500, 200, largestLedger);
  }

  private void tell(Report report) throws IOException {
    System.out.print(report.markdown());
    Path table = markdown;
    if (table != null) {
      Files.writeString(table, report.markdown());
    }
    Path samples = json;
    if (samples != null) {
      report.writeJson(samples);
    }
  }
}
