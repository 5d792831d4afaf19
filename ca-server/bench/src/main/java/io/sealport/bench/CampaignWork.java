package io.sealport.bench;

import io.sealport.bench.Figure.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A campaign over many certificates by the server's own rooms: counted, selected, and revoked at
 * the deadline, with a journal entry each; beside it plain SQL that writes as many rows into a copy
 * of the same database, as many a commit.
 */
final class CampaignWork implements Work {

  /** Three rows for each certificate of which only one may have to be read. */
  private static final double TIMES = 4;

  private static final String MEMORY = "-Xmx512m";

  @Override
  public List<Figure> measure(Lab lab) throws IOException, InterruptedException {
    int members = lab.amount().crlEntries();
    BenchHome home = BenchHome.make(lab);
    lab.say("adding " + members + " certificates to a ledger");
    CampaignLedger.addValid(home, members);
    List<Map<String, Double>> ours = new ArrayList<>();
    List<Map<String, Double>> theirs = new ArrayList<>();
    for (int round = 0; round < lab.amount().rounds(); round++) {
      BenchHome mine = copy(lab, home);
      ours.add(Lap.read(lab.output(command(lab, mine))));
      CampaignLedger.requireRevoked(mine, members);
      theirs.add(CampaignReference.run(copy(lab, home)));
    }
    String name = String.format(Locale.ROOT, "campaign, %,d certificates", members);
    return List.of(
        figure(name + " selected", "select", ours, theirs, counted(ours)),
        figure(
            name + " revoked", "revoke", ours, theirs, "with the journal's chain, without CRLs"));
  }

  private static String counted(List<Map<String, Double>> ours) {
    double ms = new Samples(ours.stream().map(l -> l.get("count")).toList()).median();
    return String.format(Locale.ROOT, "counting them before took %,.0f ms", ms);
  }

  private static String[] command(Lab lab, BenchHome home) {
    List<String> command = new ArrayList<>(List.of(Lab.java(), MEMORY));
    command.addAll(List.of("-cp", lab.classPath(), "io.sealport.server.boot.CampaignOfLedger"));
    command.addAll(List.of(home.folder().toString(), home.passphrase().toString()));
    return command.toArray(String[]::new);
  }

  private static BenchHome copy(Lab lab, BenchHome home) throws IOException {
    Path folder = lab.fresh("home");
    List<Path> all;
    try (Stream<Path> found = Files.walk(home.folder())) {
      all = found.toList();
    }
    for (Path path : all) {
      Files.copy(
          path, folder.resolve(home.folder().relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return new BenchHome(folder, home.passphrase());
  }

  private static Figure figure(
      String work,
      String lap,
      List<Map<String, Double>> ours,
      List<Map<String, Double>> theirs,
      String note) {
    return new Figure(
        work,
        "ms",
        new Samples(ours.stream().map(l -> l.get(lap)).toList()),
        new Samples(theirs.stream().map(l -> l.get(lap)).toList()),
        "plain SQL on SQLite, as many rows a commit",
        Wanted.ratioAtMost(TIMES),
        note);
  }
}
