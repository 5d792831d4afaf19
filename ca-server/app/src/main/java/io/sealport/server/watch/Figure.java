package io.sealport.server.watch;

import java.util.List;

/** Every figure that Prometheus gets, with its labels. The golden of figures lists them. */
public enum Figure {
  CERTIFICATES(
      Kind.COUNT, "certificates_issued", "certificates signed and stored", "profile", "issuer"),
  REQUESTS(Kind.COUNT, "requests", "what became of requests", "profile", "outcome"),
  REFUSALS(Kind.COUNT, "refusals", "rules that refused a request", "profile", "rule"),
  ACTS(Kind.COUNT, "journal_acts", "acts in the journal: certificate.revoked, ...", "act"),
  OCSP(Kind.COUNT, "ocsp_answers", "OCSP answers: cached, fresh, nonce, error", "kind"),
  JOB_RUNS(Kind.COUNT, "job_runs", "runs of scheduled jobs: done, failed", "task", "outcome"),

  HTTP(Kind.TIME, "http_request_seconds", "requests by route and status", "route", "status"),
  JUDGING(Kind.TIME, "judging_seconds", "a request judged by policy", "profile"),
  SIGNING(Kind.TIME, "signing_seconds", "a signature by a CA's key", "issuer", "algorithm"),
  COMMITTING(Kind.TIME, "commit_wait_seconds", "from handing work to the journal to the disk"),
  GROUP_TIME(Kind.TIME, "group_commit_seconds", "one transaction of the journal's writer"),
  GROUP_SIZE(Kind.SIZE, "group_commit_size", "pieces of work in one transaction"),
  OCSP_TIME(Kind.TIME, "ocsp_fresh_seconds", "an OCSP answer made from: memory, ledger", "from"),
  CRL_TIME(Kind.TIME, "crl_issuing_seconds", "a CRL from the ledger to its file", "ca"),

  QUEUE(Kind.NOW, "journal_queue", "pieces of work that wait for the journal's writer"),
  CRL_AGE(Kind.NOW, "crl_age_seconds", "since thisUpdate of the published CRL", "ca"),
  CRL_LEFT(Kind.NOW, "crl_left_seconds", "until nextUpdate of the published CRL", "ca"),
  CRL_NUMBER(Kind.NOW, "crl_number", "number of the published CRL", "ca"),
  CRL_ENTRIES(Kind.NOW, "crl_entries", "certificates on the published CRL", "ca"),
  CRL_BYTES(Kind.NOW, "crl_bytes", "size of the published CRL in DER", "ca"),
  CA_LEFT(Kind.NOW, "ca_left_seconds", "until a CA's certificate ends", "ca"),
  OWN_LEFT(Kind.NOW, "own_certificate_left_seconds", "until an own certificate ends", "purpose"),
  EXPIRING(Kind.NOW, "certificates_expiring", "valid ones that end within days", "profile", "days"),
  ALARMS(Kind.NOW, "alarms", "alarms that stand", "severity"),
  OUTBOX(Kind.NOW, "outbox_backlog", "events that wait to be delivered", "channel"),
  PENDING(Kind.NOW, "requests_pending", "requests that wait"),
  JOB_DONE(Kind.NOW, "job_last_success_seconds", "Unix time of a job's last success", "task"),
  DATABASE_CONNECTIONS(
      Kind.NOW, "database_connections", "connections of the pool: active, idle, waiting", "state"),
  HEALTH(Kind.NOW, "health", "1 well, 0.5 well enough to serve, 0 not", "check"),
  UNREAD(Kind.NOW, "readings_missing", "1 where figures could not be read", "reading"),
  BUILD(Kind.NOW, "build", "always 1", "version");

  /** How a figure grows. */
  enum Kind {
    /** Only grows. */
    COUNT,
    /** How long things took, in seconds. */
    TIME,
    /** How many there were at once. */
    SIZE,
    /** Read when it is asked for. */
    NOW
  }

  private static final String PREFIX = "sealport_";

  private final Kind kind;
  private final String plain;
  private final String help;
  private final List<String> labels;

  Figure(Kind kind, String plain, String help, String... labels) {
    this.kind = kind;
    this.plain = plain;
    this.help = help;
    this.labels = List.of(labels);
  }

  Kind kind() {
    return kind;
  }

  /** Its name as Prometheus has it, without the endings that a kind adds. */
  String wire() {
    return PREFIX + plain;
  }

  /** What a trace calls a step that this figure times: {@code signing}. */
  String step() {
    return plain.replaceFirst("_seconds$", "").replace('_', ' ');
  }

  String help() {
    return help;
  }

  List<String> labels() {
    return labels;
  }
}
