package io.sealport.cli.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The state's file: replaced whole, read by anybody who may, written by one agent at a time. */
final class StateFile {

  private static final int MAX_BYTES = 16 << 20;

  private final Path file;
  private final ObjectMapper mapper = Json.mapper();

  StateFile(Path file) {
    this.file = file;
  }

  /** Held while an agent works; closing it lets the next one in. */
  record Lock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // The lock goes with the process at the latest.
      }
    }
  }

  /**
   * Makes sure that no other agent works on it.
   *
   * @throws Fault CONFLICT if one does
   */
  @SuppressWarnings("MustBeClosedChecker") // the lock closes it
  Lock lock() {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      SafeFile.secretFolder(folder);
    }
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw Fault.of(Kind.CONFLICT, "another agent is at work on " + file)
            .withHint("sealport agent status shows what it does");
      }
      return new Lock(channel);
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot lock " + beside + ": " + e.getMessage(), e);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      // By another agent of this very process.
      return true;
    }
  }

  /**
   * What is remembered; of an agent that never ran where there is no file.
   *
   * @throws Fault BAD_INPUT if it is not as an agent wrote it; it stays as it is
   */
  AgentState read() {
    if (!Files.exists(file)) {
      return AgentState.fresh();
    }
    @Nullable AgentState found;
    try {
      String text = SafeFile.readText(file, MAX_BYTES);
      found = mapper.readValue(text, AgentState.class);
    } catch (JsonProcessingException e) {
      throw damaged("no JSON of this form, line " + line(e));
    }
    if (found == null) {
      throw damaged("nothing but null");
    }
    if (found.version() != AgentState.VERSION || !found.machine().matches("[0-9a-f]{32}")) {
      throw damaged("version " + found.version() + "; wanted " + AgentState.VERSION);
    }
    return found;
  }

  private static String line(JsonProcessingException e) {
    return e.getLocation() == null ? "1" : String.valueOf(e.getLocation().getLineNr());
  }

  private Fault damaged(String what) {
    return Fault.of(Kind.BAD_INPUT, file + " is not the state of an agent: " + what)
        .withHint(
            "move it away: the certificates are in their folders, and the agent begins anew with"
                + " them");
  }

  void write(AgentState state) {
    try {
      String json = mapper.writerWithDefaultPrettyPrinter().writeValueAsString(state) + "\n";
      SafeFile.replace(file, json.getBytes(StandardCharsets.UTF_8), SafeFile.Mode.SECRET);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "cannot write " + file, e);
    }
  }
}
