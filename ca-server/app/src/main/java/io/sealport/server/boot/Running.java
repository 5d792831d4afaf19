package io.sealport.server.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** The note that a running server leaves in its home, for the CLI on the same machine. */
final class Running {

  private Running() {}

  static void announce(Home home, ServerConfig config) {
    String host = config.localHost();
    Map<String, Object> note = new LinkedHashMap<>();
    note.put("pid", ProcessHandle.current().pid());
    note.put("http", "http://" + host + ":" + config.httpPort());
    note.put("https", "https://" + host + ":" + config.httpsPort());
    try {
      SafeFile.replace(home.running(), Json.mapper().writeValueAsBytes(note), Mode.SECRET);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the running note cannot be written", e);
    }
  }

  static void withdraw(Home home) {
    try {
      Files.deleteIfExists(home.running());
    } catch (IOException e) {
      // It names a process that is gone, which its reader checks.
    }
  }
}
