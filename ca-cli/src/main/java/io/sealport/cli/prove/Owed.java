package io.sealport.cli.prove;

import io.sealport.api.RequestInfo;
import io.sealport.api.Step;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.policy.Demand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a pending request still owes, in plain words.
 *
 * @param server the FTP server whose words are shown; empty for those of all
 * @param exact where the requester stands
 */
public record Owed(Optional<FtpServerKind> server, Exact exact) {

  /** What gives an answer here, where the step itself does not say it. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "ftp-login",
          "the command takes the password with --ask from the terminal, with --ftp-password-file"
              + " FILE from a file",
          "ldap",
          "the command takes the password with --ldap-user USER and --ask or --ldap-password-file"
              + " FILE",
          "oidc",
          "the command takes the token with --oidc-token-file FILE",
          "certificate",
          "the command takes the certificate that you have with --by-cert FILE --by-key FILE");

  /** In a step's data the words for a server, one a line, stand under this and its id. */
  private static final String SERVER = "words.";

  private static final Pattern FLAG = Pattern.compile("--[a-z]+(-[a-z]+)*");

  /** A line for each demand, and below it every way to meet it, with what to do. */
  public List<String> lines(RequestInfo pending) {
    List<String> lines = new ArrayList<>();
    for (Demand demand : pending.demands()) {
      lines.add("  " + words(demand));
      pending.steps().stream()
          .filter(s -> s.subject().equals(demand.subject()))
          .forEach(s -> add(s, lines));
    }
    return lines;
  }

  /** What is owed on one line: {@code approval (certificate); dns-01 or http-01 (3 names)}. */
  public static String shortly(List<Demand> demands) {
    Map<String, List<Demand>> byWanted =
        demands.stream()
            .collect(
                Collectors.groupingBy(Demand::wanted, LinkedHashMap::new, Collectors.toList()));
    return byWanted.entrySet().stream()
        .map(e -> e.getKey() + " (" + subjects(e.getValue()) + ")")
        .collect(Collectors.joining("; "));
  }

  private static String subjects(List<Demand> demands) {
    return demands.size() == 1 ? demands.get(0).subject() : demands.size() + " names";
  }

  /** A demand in words. */
  public static String words(Demand demand) {
    return switch (demand.subject()) {
      case Demand.CERTIFICATE -> "the certificate: still wants " + demand.wanted();
      case Demand.REQUESTER -> "who asks: still to be proven by " + demand.wanted();
      default -> demand.subject() + ": still to be proven by " + demand.wanted();
    };
  }

  private void add(Step step, List<String> lines) {
    lines.add("    by " + step.check() + ":");
    step.words().stream().limit(1).forEach(w -> lines.add("      " + exact.of(w)));
    after(step).forEach(l -> lines.add("      " + l));
  }

  /** What is to be done after the first of a step's words: on each server, and then. */
  public List<String> after(Step step) {
    List<String> lines = new ArrayList<>();
    for (FtpServerKind each : server.map(List::of).orElse(List.of(FtpServerKind.values()))) {
      List<String> words = wordsFor(each, step);
      if (!words.isEmpty()) {
        lines.add("on " + each.title() + ":");
        words.forEach(w -> lines.add("  " + exact.of(w)));
      }
    }
    step.words().stream().skip(1).forEach(w -> lines.add(exact.of(w)));
    Optional.ofNullable(OPTIONS.get(step.check()))
        .filter(o -> !FLAG.matcher(o).results().allMatch(f -> isSaid(f.group(), step)))
        .ifPresent(lines::add);
    return lines;
  }

  private static boolean isSaid(String flag, Step step) {
    return step.words().stream().anyMatch(w -> w.contains(flag));
  }

  /** Where the chosen server has no words of its own, those for any. */
  private List<String> wordsFor(FtpServerKind each, Step step) {
    List<String> own = words(each, step);
    return own.isEmpty() && server.isPresent() ? words(FtpServerKind.GENERIC, step) : own;
  }

  private static List<String> words(FtpServerKind server, Step step) {
    String words = step.data().getOrDefault(SERVER + server.id(), "");
    return words.lines().filter(l -> !l.isBlank()).toList();
  }
}
