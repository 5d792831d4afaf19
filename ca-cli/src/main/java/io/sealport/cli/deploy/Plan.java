package io.sealport.cli.deploy;

import io.sealport.pki.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an order comes to: the set, its name, and the server's configuration for it. */
final class Plan {

  private final FtpServer server;
  private final Layout layout;
  private final Generations generations;
  private final Optional<String> owner;

  private Plan(FtpServer server, Layout layout, Optional<String> owner) {
    this.server = server;
    this.layout = layout;
    this.owner = owner;
    this.generations = new Generations(layout.target(), owner);
  }

  /** Reads what came. */
  static Plan of(Machine machine, DeployOrder order) {
    Source source = Source.read(order.files().source(), machine.clock().instant());
    Layout layout =
        new Layout(
            machine,
            source,
            order.files().target(),
            order.settings(),
            machine.runsSystemd() && order.proof().restartCommand().isEmpty());
    return new Plan(FtpServers.of(order.server()), layout, order.files().owner());
  }

  static Generations generations(DeployOrder order) {
    return new Generations(order.files().target(), order.files().owner());
  }

  Layout layout() {
    return layout;
  }

  Source source() {
    return layout.source();
  }

  Generations generations() {
    return generations;
  }

  /** The set's name, by what came and what is made of it. */
  String set() {
    StringBuilder all = new StringBuilder(server.kind().id()).append('\n');
    all.append(layout.settings().clients()).append(layout.settings().section()).append('\n');
    all.append(owner.orElse("")).append('\n');
    all.append(source().certificateText()).append(source().chainText()).append(source().keyText());
    for (NewFile file : server.files(layout)) {
      all.append(file).append('\n');
      // Stores are encrypted anew each time; what is in them came with the source.
      if (file.name().endsWith(".pem")) {
        all.append(new String(file.content(), StandardCharsets.UTF_8));
      }
    }
    source().text(CommonFiles.CLIENT_CAS).ifPresent(all::append);
    return Generations.name(
        CertificateFacts.sha256(all.toString().getBytes(StandardCharsets.UTF_8)));
  }

  boolean isInUse() {
    return generations.current().filter(set()::equals).isPresent();
  }

  /** Whether the server reads from the set in use what it would read from this one. */
  boolean isReadAlready() {
    return generations.hasInUse(server.files(layout), server::reads);
  }

  /** Puts the set beside the one in use. */
  void write() {
    generations.write(set(), server.files(layout));
  }

  /** The changes of the configuration for the set. */
  Edits edits() {
    return server.edits(layout);
  }

  /** The files with mode and owner, for people. */
  List<String> toldFiles() {
    Path folder = layout.current();
    return server.files(layout).stream()
        .map(f -> f.mode() + owner.map(o -> " " + o).orElse("") + " " + folder.resolve(f.name()))
        .toList();
  }
}
