package io.sealport.cli.ca;

import io.sealport.api.RootWanted;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Table;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.root.RootRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has the server write a request to its offline root, into a file. */
final class RequestFile {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Required. The file to carry to the root; it must not exist.")
  private Path out = Path.of("");

  /**
   * What {@code --json} prints.
   *
   * @param id of the request
   * @param sha256 of the file, to be compared where the root is
   */
  record Written(String id, String kind, String sha256, String out) {}

  void write(RootWanted wanted, Printer printer) {
    if (Files.exists(out)) {
      throw Fault.of(Kind.CONFLICT, out + " exists and is not overwritten");
    }
    try (Connection connection = server.connect()) {
      RootRequest request = connection.api().post("/root/requests", wanted, RootRequest.class);
      SafeFile.carry(out, request.bytes());
      printer.result(
          new Written(request.id(), wanted.kind(), request.sha256(), out.toString()),
          Table.of().row("Request", out).row("SHA-256", request.sha256()));
      printer.hint(
          "where the root is: sealport root sign "
              + out.getFileName()
              + " --root DIR --out answer.json");
    }
  }
}
