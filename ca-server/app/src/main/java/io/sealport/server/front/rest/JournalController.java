package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.JournalEntry;
import io.sealport.api.JournalVerification;
import io.sealport.api.Page;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.registration.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journal, to read. */
@Controller("/api/v1/journal")
@ExecuteOn(TaskExecutors.BLOCKING)
class JournalController {

  private final JournalReader journal;
  private final Audit audit;

  JournalController(JournalReader journal, Audit audit) {
    this.journal = journal;
    this.audit = audit;
  }

  /** Lists every act, oldest first. */
  @Get("{?after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.JOURNAL_READ)
  Page<JournalEntry> list(@Nullable @QueryValue String after, @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    List<JournalEntry> entries = journal.after(page.after(), page.limit());
    return new Page<>(
        entries,
        entries.size() < page.limit()
            ? null
            : Long.toString(entries.get(entries.size() - 1).seq()));
  }

  /** Reads the whole journal and says whether it is what was written. */
  @Get("/verification")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.JOURNAL_READ)
  JournalVerification verify() {
    return audit.verify();
  }
}
