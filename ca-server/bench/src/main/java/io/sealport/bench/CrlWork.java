package io.sealport.bench;

import io.sealport.bench.Figure.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.bouncycastle.cert.X509CRLHolder;

/**
 * A revocation in a long ledger beside one in a short; a CRL from the ledger to the files by the
 * server's own room, beside Bouncy Castle's builder with the same rows; each side in processes of
 * its own with the same settings.
 */
final class CrlWork implements Work {

  /** In one process, so that not only its first steps are seen. */
  private static final int REPEATS = 3;

  private static final Wanted LONGEST = Wanted.ratioAtMost(0.1);

  /** MiB. */
  private static final Wanted MOST_HEAP = Wanted.atMost(64);

  @Override
  public List<Figure> measure(Lab lab) throws IOException, InterruptedException {
    BenchHome home = BenchHome.make(lab);
    int entries = lab.amount().crlEntries();
    lab.say("adding " + entries + " revoked certificates to a ledger");
    Ledger.addRevoked(home, entries);
    List<Figure> figures = new ArrayList<>(RevocationTimes.measure(lab, home, entries));
    List<PeakHeap> ours = new ArrayList<>();
    List<PeakHeap> theirs = new ArrayList<>();
    Path reference = lab.fresh("reference.crl");
    for (int round = 0; round < lab.amount().rounds(); round++) {
      ours.addAll(
          run(
              lab,
              PeakHeap.JVM,
              "io.sealport.server.boot.CrlOfLedger",
              home.folder().toString(),
              home.passphrase().toString(),
              "" + (round * REPEATS + 1),
              "" + REPEATS));
      theirs.addAll(
          run(
              lab,
              PeakHeap.ROOMY,
              CrlReference.class.getName(),
              home.folder().toString(),
              reference.toString(),
              "" + REPEATS));
    }
    check(home, reference, entries + RevocationTimes.added(lab, entries));
    String name = String.format(java.util.Locale.ROOT, "CRL of %,d entries", entries);
    figures.add(figure(name + ", time", "ms", ours, theirs, PeakHeap::ms, LONGEST));
    figures.add(figure(name + ", peak heap", "MiB", ours, theirs, PeakHeap::mib, MOST_HEAP));
    return figures;
  }

  private static List<PeakHeap> run(Lab lab, List<String> jvm, String main, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Lab.java()));
    command.addAll(jvm);
    command.addAll(List.of("-cp", lab.classPath(), main));
    command.addAll(List.of(arguments));
    return PeakHeap.read(lab.output(command.toArray(String[]::new)));
  }

  private static Figure figure(
      String work,
      String unit,
      List<PeakHeap> ours,
      List<PeakHeap> theirs,
      ToDoubleFunction<PeakHeap> value,
      Wanted wanted) {
    return new Figure(
        work,
        unit,
        new Samples(ours.stream().map(value::applyAsDouble).toList()),
        new Samples(theirs.stream().map(value::applyAsDouble).toList()),
        "Bouncy Castle's builder, DER only",
        wanted,
        "ours writes PEM and bundle too");
  }

  private static void check(BenchHome home, Path reference, int entries) throws IOException {
    X509CRLHolder crl =
        new X509CRLHolder(Files.readAllBytes(home.folder().resolve("crl/users.crl")));
    CertificateCheck.requireSignedBy(crl, BenchHome.certificate(home.authority("users")));
    int found = crl.getRevokedCertificates().size();
    int referred = new X509CRLHolder(Files.readAllBytes(reference)).getRevokedCertificates().size();
    WrongAnswerException.unless(
        found == entries && referred == entries,
        "the CRL has " + found + " entries, the reference " + referred + ", not " + entries);
  }
}
