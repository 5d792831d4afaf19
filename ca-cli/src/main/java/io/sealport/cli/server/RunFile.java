package io.sealport.cli.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code HOME/run/server.json}, there while a server runs on the home.
 *
 * @param pid the server's process
 * @param http where relying parties fetch
 * @param https everything else
 */
public record RunFile(long pid, URI http, URI https) {

  private static final int MAX_BYTES = 64 * 1024;

  /** What the file says, if it is there, whole, and its process lives. */
  public static Optional<RunFile> live(Path home) {
    try {
      byte[] json = SafeFile.read(home.resolve("run/server.json"), MAX_BYTES);
      RunFile file = Json.mapper().readValue(new String(json, UTF_8), RunFile.class);
      return file.https() == null ? Optional.empty() : Optional.of(file).filter(RunFile::lives);
    } catch (Fault | JsonProcessingException e) {
      // Missing, or left by a server that was killed: there is none.
      return Optional.empty();
    }
  }

  private boolean lives() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}
