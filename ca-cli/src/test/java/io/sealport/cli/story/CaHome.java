package io.sealport.cli.story;

import io.sealport.cli.world.LoopbackPorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A CA that {@code sealport ca init} made, and where its server listens once it runs.
 *
 * @param folder the home
 */
public record CaHome(Path folder, int httpPort, int httpsPort) {

  /** Makes the CA; the addresses in its certificates are those of a server on this machine. */
  public static CaHome init(
      SealportProcess sealport, String folder, String name, String... options) {
    CaHome home =
        new CaHome(sealport.path(folder), LoopbackPorts.reserved(), LoopbackPorts.reserved());
    List<String> command = new ArrayList<>(List.of("ca", "init", "--home", home.folder.toString()));
    command.addAll(List.of("--name", name, "--base-url", home.http()));
    command.addAll(List.of("--bind", LoopbackPorts.HOST));
    command.addAll(List.of("--http-port", String.valueOf(home.httpPort)));
    command.addAll(List.of("--https-port", String.valueOf(home.httpsPort)));
    command.addAll(List.of(options));
    sealport.run(command).requireOk();
    return home;
  }

  /** Where relying parties fetch. */
  public String http() {
    return "http://localhost:" + httpPort;
  }

  /** Where the REST interface is. */
  public String https() {
    return "https://localhost:" + httpsPort;
  }

  /** The certificate of root, servers or users. */
  Path authority(String id) {
    return folder.resolve("public").resolve(id + ".pem");
  }

  public Path root() {
    return authority("root");
  }
}
