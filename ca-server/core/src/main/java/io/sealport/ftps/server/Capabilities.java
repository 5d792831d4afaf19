package io.sealport.ftps.server;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of what FTP servers do with certificates. */
public final class Capabilities {

  private static final String FILE = "capabilities.yaml";

  /** What decides whether a revoked client stays outside. */
  private static final Set<Statement> OF_REVOCATION =
      Set.of(
          Statement.REVOKED_BY_CRL,
          Statement.CRL_WITHOUT_ROOT,
          Statement.CRL_LAPSED,
          Statement.ROOT_CRL_LAPSED,
          Statement.REVOKED_BY_OCSP,
          Statement.OCSP_SILENT,
          Statement.EXPIRED_CLIENT_REFUSED);

  private final List<Capability> all;

  Capabilities(List<Capability> all) {
    this.all = List.copyOf(all);
  }

  /** The table that the program brings. */
  public static Capabilities shipped() {
    return CapabilitiesReader.read(FILE, text());
  }

  /** Every fact, in the table's order. */
  public List<Capability> all() {
    return all;
  }

  /**
   * The facts of a server.
   *
   * @param version where it is known; else the facts of every version
   */
  public List<Capability> of(FtpServerKind server, Optional<ServerVersion> version) {
    return all.stream()
        .filter(c -> c.server() == server)
        .filter(c -> version.map(c.versions()::holds).orElse(true))
        .toList();
  }

  /** The facts of one kind; several only where the version is not known. */
  public List<Capability> of(
      FtpServerKind server, Optional<ServerVersion> version, Statement statement) {
    return of(server, version).stream().filter(c -> c.statement() == statement).toList();
  }

  /**
   * What a revocation will and will not do on a server, a sentence each; where the version is not
   * known, each names the versions that it holds for. Never empty.
   */
  public List<String> revocation(FtpServerKind server, Optional<ServerVersion> version) {
    List<String> found =
        of(server, version).stream()
            .filter(c -> OF_REVOCATION.contains(c.statement()))
            .map(Capabilities::told)
            .toList();
    return found.isEmpty()
        ? List.of(
            "Nothing is known of what "
                + server.title()
                + " does with a revoked client certificate; that it refuses one that has ended is"
                + " all to count on, so keep certificates short.")
        : found;
  }

  private static String told(Capability fact) {
    return fact.server().title()
        + (fact.versions().isAny() ? "" : " " + fact.versions())
        + ": "
        + fact.words();
  }

  private static String text() {
    try (InputStream stream = Capabilities.class.getResourceAsStream(FILE)) {
      if (stream == null) {
        throw Fault.of(Kind.INTERNAL, "no " + FILE + " in the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot read " + FILE, e);
    }
  }
}
