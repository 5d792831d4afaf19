package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * OpenLDAP's server with a certificate for localhost and the people alice, who is in the group ftp,
 * and bob. Everybody binds with {@code secret of NAME}; {@value #ACCOUNT} reads. Passwords are
 * taken over TLS alone, and a bind without one succeeds as nobody, as directories have it. Runs as
 * any account.
 */
public final class Slapd implements AutoCloseable {
  public static final String BASE = "dc=example,dc=com";
  public static final String ACCOUNT = "cn=ca," + BASE;
  public static final String GROUP = "cn=ftp," + BASE;

  private final ServerFolder folder;
  private final ServerProcess process;
  private final int startTlsPort;

  private Slapd(ServerFolder folder, ServerProcess process, int startTlsPort) {
    this.folder = folder;
    this.process = process;
    this.startTlsPort = startTlsPort;
  }

  /** Throws {@link IllegalStateException} with the server's log where it does not start. */
  public static Slapd start() {
    Path program = OutsidePrograms.path("slapd");
    ServerFolder folder = ServerFolder.create("slapd");
    try {
      ScratchPki pki = ScratchPki.in(folder.directory("pki"));
      Files.copy(pki.rootCertificate(), folder.resolve("root.pem"));
      Path configuration = folder.write("slapd.conf", configuration(program, pki, folder));
      load(program, configuration, folder);
      int ldaps = LoopbackPorts.reserved();
      int ldap = LoopbackPorts.reserved();
      String listeners =
          "ldaps://"
              + LoopbackPorts.HOST
              + ":"
              + ldaps
              + " ldap://"
              + LoopbackPorts.HOST
              + ":"
              + ldap;
      List<String> command = command(program);
      command.addAll(List.of("-d", "256", "-h", listeners, "-f", configuration.toString()));
      return new Slapd(folder, ServerProcess.start(command, folder, ldaps), ldap);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI ldaps() {
    return URI.create("ldaps://localhost:" + process.port());
  }

  /** Where StartTLS is asked for. */
  public URI ldap() {
    return URI.create("ldap://localhost:" + startTlsPort);
  }

  /** The root of its certificate. */
  public Path trust() {
    return folder.resolve("root.pem");
  }

  public String log() {
    return process.log();
  }

  @Override
  public void close() {
    process.close();
  }

  /** An unpacked package has its libraries beside it. */
  private static List<String> command(Path program) throws IOException {
    List<String> command = new ArrayList<>();
    if (OutsidePrograms.packageOf(program).isPresent()) {
      Path libraries = unpacked(program).resolve("usr/lib");
      try (Stream<Path> folders = Files.list(libraries)) {
        folders
            .filter(f -> f.toString().endsWith("-linux-gnu"))
            .findFirst()
            .ifPresent(f -> command.addAll(List.of("/usr/bin/env", "LD_LIBRARY_PATH=" + f)));
      }
    }
    command.add(program.toString());
    return command;
  }

  private static Path unpacked(Path program) {
    return OutsidePrograms.packageOf(program).orElse(Path.of("/"));
  }

  private static List<String> configuration(Path program, ScratchPki pki, ServerFolder folder)
      throws IOException {
    Path schema = unpacked(program).resolve("etc/ldap/schema");
    return List.of(
        "include " + schema.resolve("core.schema"),
        "include " + schema.resolve("cosine.schema"),
        "include " + schema.resolve("inetorgperson.schema"),
        "modulepath " + unpacked(program).resolve("usr/lib/ldap"),
        "moduleload back_mdb",
        "moduleload memberof",
        "pidfile " + folder.resolve("slapd.pid"),
        "argsfile " + folder.resolve("slapd.args"),
        "TLSCertificateFile " + pki.server().resolve("fullchain.pem"),
        "TLSCertificateKeyFile " + pki.server().resolve("key.pem"),
        "TLSCACertificateFile " + pki.rootCertificate(),
        "allow bind_anon_cred bind_anon_dn",
        "security simple_bind=128",
        "database mdb",
        "suffix \"" + BASE + "\"",
        "directory " + folder.directory("data"),
        "overlay memberof",
        "access to attrs=userPassword by anonymous auth by * none",
        "access to * by dn.exact=\"" + ACCOUNT + "\" read by self read by * none");
  }

  private static void load(Path program, Path configuration, ServerFolder folder)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.addAll(List.of("dn: " + BASE, "objectClass: domain", "dc: example", ""));
    lines.addAll(
        List.of(
            "dn: " + ACCOUNT,
            "objectClass: applicationProcess",
            "objectClass: simpleSecurityObject"));
    lines.addAll(List.of("cn: ca", "userPassword: secret of ca", ""));
    lines.addAll(person("alice", "memberOf: " + GROUP));
    lines.addAll(person("bob", "description: no member"));
    lines.addAll(List.of("dn: " + GROUP, "objectClass: groupOfNames", "cn: ftp"));
    lines.addAll(List.of("member: uid=alice," + BASE, ""));
    Path people = folder.write("people.ldif", lines);
    List<String> command = command(program);
    command.addAll(List.of("-T", "add", "-f", configuration.toString(), "-l", people.toString()));
    ProgramRun.run(
            command, people.getParent(), java.util.Map.of(), java.time.Duration.ofSeconds(30))
        .requireOk();
  }

  private static List<String> person(String uid, String more) {
    return List.of(
        "dn: uid=" + uid + "," + BASE,
        "objectClass: inetOrgPerson",
        "uid: " + uid,
        "cn: " + uid,
        "sn: " + uid,
        "mail: " + uid + "@example.com",
        "userPassword: secret of " + uid,
        more,
        "");
  }
}
