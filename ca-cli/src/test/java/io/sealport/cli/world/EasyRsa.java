package io.sealport.cli.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real easy-rsa 3 with a CA whose key is encrypted, in a folder {@code pki}. */
public final class EasyRsa {
  /** What opens the CA's key. */
  public static final String PASSPHRASE = "open-old";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path folder;

  private EasyRsa(Path folder) {
    this.folder = folder;
  }

  /** Makes a CA of that name. */
  public static EasyRsa make(Path folder, String name) {
    try {
      EasyRsa made = new EasyRsa(Files.createDirectories(folder).toRealPath());
      made.run(Map.of(), "init-pki");
      made.run(Map.of("EASYRSA_REQ_CN", name), "build-ca");
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path pki() {
    return folder.resolve("pki");
  }

  /** The CA's certificate, which is everybody's trust anchor. */
  public Path authority() {
    return pki().resolve("ca.crt");
  }

  /** A user's or a server's certificate, {@code client} or {@code server}; its key too. */
  public ClientCertificate issue(String kind, String name) {
    run(Map.of(), "build-" + kind + "-full", name, "nopass");
    return new ClientCertificate(
        pki().resolve("issued/" + name + ".crt"), pki().resolve("private/" + name + ".key"));
  }

  /** Revokes it; easy-rsa moves it away, and this is where to. */
  public Path revoke(String name, String serial) {
    run(Map.of(), "revoke", name, "keyCompromise");
    return pki().resolve("revoked/certs_by_serial/" + serial + ".crt");
  }

  public void genCrl() {
    run(Map.of(), "gen-crl");
  }

  private void run(Map<String, String> more, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(OutsidePrograms.path("easyrsa").toString());
    command.addAll(List.of(arguments));
    Map<String, String> variables = new java.util.TreeMap<>(more);
    variables.put("EASYRSA_BATCH", "1");
    variables.put("EASYRSA_PKI", pki().toString());
    variables.put("EASYRSA_ALGO", "ec");
    variables.put("EASYRSA_CURVE", "prime256v1");
    variables.put("EASYRSA_PASSIN", "pass:" + PASSPHRASE);
    variables.put("EASYRSA_PASSOUT", "pass:" + PASSPHRASE);
    ProgramRun.run(command, folder, variables, LIMIT).requireOk();
  }
}
