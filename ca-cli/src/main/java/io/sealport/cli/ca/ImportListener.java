package io.sealport.cli.ca;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sealport.api.ImportReport;
import io.sealport.api.Json;
import io.sealport.cli.console.Progress;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Hears the server program's lines: how far it is, and in the end its report. */
final class ImportListener implements AutoCloseable {

  private static final String PROGRESS = "progress ";

  private final PrintWriter talk;
  private @Nullable Progress progress;
  private int total;
  private String last = "";

  ImportListener(PrintWriter talk) {
    this.talk = talk;
  }

  void hear(String line) {
    if (!line.startsWith(PROGRESS)) {
      last = line;
      return;
    }
    String[] numbers = line.substring(PROGRESS.length()).split(" ", 2);
    int all = Integer.parseInt(numbers[1]);
    Progress shown = progress;
    // The certificates are read, then written: each with a bar of its own.
    if (shown == null || all != total) {
      close();
      total = all;
      shown = Progress.show(talk, "certificates", all);
      progress = shown;
    }
    shown.count(Integer.parseInt(numbers[0]));
  }

  ImportReport report() {
    try {
      return Json.mapper().readValue(last, ImportReport.class);
    } catch (JsonProcessingException e) {
      throw Fault.of(Kind.INTERNAL, "the server program's report cannot be read", e);
    }
  }

  @Override
  public void close() {
    Progress shown = progress;
    if (shown != null) {
      shown.close();
      progress = null;
    }
  }
}
