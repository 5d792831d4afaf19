package io.sealport.server.events.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.Json;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program: an argument list, never a shell's line; the event in its environment and, whole,
 * as JSON on its standard input. It finds nothing else of the server's environment, can gain no
 * rights where setpriv is there, and is ended with its children when its time is over.
 */
final class ProcessAction implements Action {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessAction.class);

  /** What a program finds that asks for others by name. */
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** Linux takes 128 KiB for one of them. */
  private static final int LONGEST_VARIABLE = 32 * 1024;

  private final ProcessSettings settings;
  private final String ca;

  ProcessAction(ProcessSettings settings, String ca) {
    this.settings = settings;
    this.ca = ca;
  }

  @Override
  public String deliver(Event event, String id) throws UndeliveredException {
    Process process = start(event, id);
    ProcessOutput output = ProcessOutput.of(process);
    feed(process, event, id);
    try {
      boolean ended = process.waitFor(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
      // What it has left behind must not hold its output open.
      end(process);
      String said = output.end();
      LOG.info("{} for {} {}: {}", settings.target(), event.kind().wire(), id, said);
      return judge(process, ended, said);
    } catch (InterruptedException e) {
      end(process);
      Thread.currentThread().interrupt();
      throw UndeliveredException.forNow("the server stopped while it ran", e);
    }
  }

  private String judge(Process process, boolean ended, String said) throws UndeliveredException {
    if (!ended) {
      throw UndeliveredException.forNow(
          "ended after " + settings.timeout().toMillis() + " ms, its time limit; it said: " + said);
    }
    if (process.exitValue() != 0) {
      throw UndeliveredException.forNow("exit " + process.exitValue() + "; it said: " + said);
    }
    return "exit 0; it said: " + said;
  }

  private Process start(Event event, String id) throws UndeliveredException {
    ProcessBuilder builder =
        new ProcessBuilder(command())
            .directory(settings.folder().toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("PATH", PATH);
    environment.put("LANG", "C.UTF-8");
    environment.putAll(settings.environment());
    facts(event, id, environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw UndeliveredException.forNow("cannot be run: " + e.getMessage(), e);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(ProcessSettings.SETPRIV)) {
      command.add(ProcessSettings.SETPRIV.toString());
      command.add("--no-new-privs");
      settings
          .user()
          .ifPresent(
              user -> {
                String[] both = user.split(":", 2);
                command.add("--reuid=" + both[0]);
                command.add("--regid=" + both[both.length - 1]);
                command.add("--clear-groups");
              });
      command.add("--");
    }
    command.addAll(settings.command());
    return command;
  }

  private void facts(Event event, String id, Map<String, String> environment) {
    put(environment, "id", id);
    put(environment, "kind", event.kind().wire());
    put(environment, "at", event.at().toString());
    put(environment, "ca", ca);
    put(environment, "actor", event.actor());
    put(environment, "subject", event.subject());
    put(environment, "summary", event.summary());
    put(environment, "names", String.join(" ", event.names()));
    put(environment, "test", Boolean.toString(event.test()));
    event.facts().forEach((key, value) -> put(environment, "fact_" + key, value));
  }

  private static void put(Map<String, String> environment, String key, String value) {
    String name = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    String fitting = value.substring(0, Math.min(value.length(), LONGEST_VARIABLE));
    environment.put("SEALPORT_EVENT_" + name, fitting.replace('\0', ' '));
  }

  /** In a thread of its own: a program that does not read must not hold us. */
  private void feed(Process process, Event event, String id) {
    byte[] json = json(event, id);
    Thread feeder =
        new Thread(
            () -> {
              try (OutputStream in = process.getOutputStream()) {
                in.write(json);
              } catch (IOException e) {
                LOG.debug("{} did not read all of the event", settings.target(), e);
              }
            },
            "event-process-input");
    feeder.setDaemon(true);
    feeder.start();
  }

  private byte[] json(Event event, String id) {
    try {
      String json = Json.mapper().writeValueAsString(Payload.of(event, id, ca));
      return (json + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "an event cannot be written", e);
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    if (process.isAlive()) {
      // Of one that has ended it would close the output, before it is read.
      process.destroyForcibly();
    }
  }
}
