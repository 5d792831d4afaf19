package io.sealport.cli.client;

import java.nio.file.Path;

/** Where the server is. */
sealed interface Place {

  /** On this machine, running or to be started. */
  record Home(Path folder, Credential credential) implements Place {}

  /** Anywhere. */
  record Remote(Target target) implements Place {}
}
