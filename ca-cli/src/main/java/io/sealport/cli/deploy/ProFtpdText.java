package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of ProFTPD's directives. A server of it is the file itself, {@code <Global>} or a {@code
 * <VirtualHost ...>}; conditions such as {@code <IfModule>} make no server of their own.
 */
final class ProFtpdText {

  /** The server that stands in no section. */
  static final String MAIN = "";

  private static final Pattern OPEN = Pattern.compile("\\s*<([A-Za-z]+)\\s*([^>]*)>.*");
  private static final Pattern CLOSE = Pattern.compile("\\s*</([A-Za-z]+)>.*");
  private static final Pattern DIRECTIVE = Pattern.compile("(\\s*)([A-Za-z]+)(?:\\s+(.*?))?\\s*");
  private static final Set<String> SERVERS = Set.of("global", "virtualhost");

  private final Lines lines;

  private ProFtpdText(Lines lines) {
    this.lines = lines;
  }

  static ProFtpdText of(String text) {
    return new ProFtpdText(Lines.of(text));
  }

  /** A directive with its place. */
  private record Placed(int line, String server, String indent, String name, String value) {
    boolean is(String wanted) {
      return name.equalsIgnoreCase(wanted);
    }
  }

  /**
   * The servers whose certificates are to be set: the one that is named; else all those that have
   * one, if it is the same; else those that have TLS; else the file itself.
   *
   * @param section as {@code VirtualHost 192.0.2.1} or only its address
   * @throws Fault CONFLICT if they have different ones and none is named
   */
  List<String> servers(Optional<String> section, Set<String> certificates) {
    if (section.isPresent()) {
      return List.of(named(section.get()));
    }
    Map<String, Set<String>> byServer = new LinkedHashMap<>();
    for (Placed p : directives()) {
      if (certificates.stream().anyMatch(p::is)) {
        byServer.computeIfAbsent(p.server(), s -> new LinkedHashSet<>()).add(p.value());
      }
    }
    if (new LinkedHashSet<>(byServer.values()).size() > 1) {
      throw Fault.of(
              Kind.CONFLICT,
              "several servers in the file have certificates of their own: "
                  + String.join(", ", byServer.keySet().stream().map(ProFtpdText::told).toList()))
          .withHint("name one with --section, and give each a --to of its own");
    }
    return byServer.isEmpty() ? withTls() : List.copyOf(byServer.keySet());
  }

  private List<String> withTls() {
    List<String> found =
        directives().stream()
            .filter(p -> p.is("TLSEngine"))
            .map(Placed::server)
            .distinct()
            .toList();
    return found.isEmpty() ? List.of(MAIN) : found;
  }

  private String named(String section) {
    String wanted = section.strip().toLowerCase(Locale.ROOT);
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher open = OPEN.matcher(lines.get(i));
      if (open.matches() && isServer(open.group(1))) {
        known.add(server(open));
      }
    }
    return known.stream()
        .filter(s -> s.equals(wanted) || s.equals("virtualhost " + wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.NOT_FOUND,
                    "--section \"" + section + "\"; the file has " + String.join(", ", known)));
  }

  private static String told(String server) {
    return server.equals(MAIN) ? "the main server" : server;
  }

  /** Sets a directive of a server where it stands, else below the last of those before it. */
  void set(String server, String name, String value, List<String> neighbours) {
    List<Placed> there = find(server, p -> p.is(name));
    if (there.isEmpty()) {
      insert(server, name + " " + value, neighbours);
      return;
    }
    Placed first = there.get(0);
    if (!first.value().equals(value)) {
      lines.set(first.line(), first.indent() + first.name() + " " + value);
    }
    there.stream().skip(1).forEach(this::comment);
  }

  /** Makes comments of directives that would contradict. */
  void disable(String server, List<String> names) {
    find(server, p -> names.stream().anyMatch(p::is)).forEach(this::comment);
  }

  boolean has(String server, String name) {
    return !find(server, p -> p.is(name)).isEmpty();
  }

  private void comment(Placed p) {
    lines.set(p.line(), p.indent() + "#" + lines.get(p.line()).substring(p.indent().length()));
  }

  private void insert(String server, String line, List<String> neighbours) {
    List<Placed> near = find(server, p -> neighbours.stream().anyMatch(p::is));
    if (!near.isEmpty()) {
      Placed last = near.get(near.size() - 1);
      lines.insert(last.line() + 1, last.indent() + line);
    } else if (server.equals(MAIN)) {
      lines.append("<IfModule mod_tls.c>");
      lines.append("  " + line);
      lines.append("</IfModule>");
    } else {
      lines.insert(beginning(server) + 1, "  " + line);
    }
  }

  private int beginning(String server) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher open = OPEN.matcher(lines.get(i));
      if (open.matches() && isServer(open.group(1)) && server(open).equals(server)) {
        return i;
      }
    }
    throw Fault.of(Kind.INTERNAL, "no section " + server);
  }

  private List<Placed> find(String server, Predicate<Placed> wanted) {
    return directives().stream().filter(p -> p.server().equals(server)).filter(wanted).toList();
  }

  private List<Placed> directives() {
    List<Placed> found = new ArrayList<>();
    Deque<String> servers = new ArrayDeque<>(List.of(MAIN));
    for (int i = 0; i < lines.size(); i++) {
      Matcher open = OPEN.matcher(lines.get(i));
      Matcher close = CLOSE.matcher(lines.get(i));
      Matcher directive = DIRECTIVE.matcher(lines.get(i));
      if (open.matches() && isServer(open.group(1))) {
        servers.push(server(open));
      } else if (close.matches() && isServer(close.group(1)) && servers.size() > 1) {
        servers.pop();
      } else if (directive.matches()) {
        String value = Optional.ofNullable(directive.group(3)).orElse("");
        found.add(new Placed(i, servers.element(), directive.group(1), directive.group(2), value));
      }
    }
    return found;
  }

  private static boolean isServer(String section) {
    return SERVERS.contains(section.toLowerCase(Locale.ROOT));
  }

  private static String server(Matcher open) {
    return (open.group(1) + " " + open.group(2)).strip().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
