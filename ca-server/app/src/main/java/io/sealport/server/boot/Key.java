package io.sealport.server.boot;

/** Every key of {@code sealport.yaml}, with its default. The configuration golden lists them. */
enum Key {
  NAME("name", null, "the CA's name, as in the subjects of its certificates"),
  BASE_URL("base-url", null, "http address that every certificate names for CRL and OCSP"),
  BIND("bind", "0.0.0.0", "address that both listeners bind to"),
  HTTP_PORT("http-port", "8480", "plain http: CRLs, OCSP, certificates of CAs"),
  HTTPS_PORT("https-port", "8443", "https: everything else"),
  NODE("node", "main", "this server's name among those on one database; no two have the same"),
  HTTPS_NAMES("https-names", "", "more names of the https certificate, separated by blanks"),
  PASSPHRASE_FILE("passphrase-file", "", "file with the passphrase of the keys; empty: asked for"),
  DATABASE("database", "", "postgresql://[USER@]HOST[:PORT]/NAME; empty: SQLite in the home"),
  DATABASE_PASSWORD_FILE(
      "database-password-file", "", "file with its password; empty: ~/.pgpass, or none"),
  CRL_VALIDITY("crl-validity", "7d", "from thisUpdate to nextUpdate of a CRL"),
  CRL_EVERY("crl-every", "1d", "a new CRL at least this often"),
  ROOT_CRL_VALIDITY("root-crl-validity", "365d", "the same of the CRL of an offline root"),
  CRL_AFTER_REVOCATION("crl-after-revocation", "1s", "how soon after a revocation"),
  OCSP_VALIDITY("ocsp-validity", "12h", "from thisUpdate to nextUpdate of an OCSP answer"),
  MAX_REQUEST_BYTES("max-request-bytes", "262144", "largest body of a request"),
  LOG_FORMAT("log-format", "text", "text: a line for people; json: an object a line"),
  LOG_LEVEL("log-level", "info", "error, warn, info or debug"),
  METRICS_PORT("metrics-port", "0", "/metrics and /health on 127.0.0.1 alone; 0: nowhere"),
  TRACE_URL("trace-url", "", "OTLP over http, as http://127.0.0.1:4318/v1/traces; empty: off"),
  TRACE_SHARE("trace-share", "100", "percent of the requests traced that no caller traces");

  private final String wire;
  private final @org.jspecify.annotations.Nullable String standard;
  private final String meaning;

  Key(String wire, @org.jspecify.annotations.Nullable String standard, String meaning) {
    this.wire = wire;
    this.standard = standard;
    this.meaning = meaning;
  }

  String wire() {
    return wire;
  }

  /** The default; null where the key is required. */
  @org.jspecify.annotations.Nullable
  String standard() {
    return standard;
  }

  String meaning() {
    return meaning;
  }
}
