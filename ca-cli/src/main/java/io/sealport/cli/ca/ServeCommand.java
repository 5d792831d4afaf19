package io.sealport.cli.ca;

import io.sealport.cli.server.ServerChild;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sealport serve}. */
@Command(
    name = "serve",
    description = {
      "Run the server on a home until it is told to stop (Ctrl-C, SIGTERM).",
      "Requests at hand are finished first."
    },
    footer = {"", "Example:", "  sealport serve --home ./ca --bind 0.0.0.0"})
public final class ServeCommand implements Callable<Integer> {

  @Mixin private HomeOptions home = new HomeOptions();
  @Mixin private ListenOptions listen = new ListenOptions();

  @Override
  public Integer call() {
    List<String> arguments = new ArrayList<>(List.of("serve", "--home", home.home().toString()));
    arguments.addAll(listen.arguments());
    return ServerChild.run(home.environment(), arguments, home.passphrase());
  }
}
