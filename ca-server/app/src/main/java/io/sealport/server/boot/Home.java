package io.sealport.server.boot;

import java.nio.file.Path;

/** The folder in which a CA lives, and what lies where in it. */
record Home(Path folder) {

  Path configuration() {
    return folder.resolve("sealport.yaml");
  }

  Path database() {
    return folder.resolve("sealport.db");
  }

  Path keys() {
    return folder.resolve("keys");
  }

  Path policies() {
    return folder.resolve("policies");
  }

  /** What identity checks must be told; there need not be any. */
  Path identity() {
    return folder.resolve("identity.yaml");
  }

  /** What is told to whom; there need not be any. */
  Path events() {
    return folder.resolve("events.yaml");
  }

  /** Profiles that are tried beside those in force. */
  Path dryRunPolicies() {
    return folder.resolve("policies-dry-run");
  }

  /** Published CRLs. */
  Path crls() {
    return folder.resolve("crl");
  }

  /** Certificates of the CAs, for whoever works on this machine. */
  Path authorities() {
    return folder.resolve("public");
  }

  /** The first operator's certificate and key. */
  Path operators() {
    return folder.resolve("operators");
  }

  /** Held by the server that runs on this home. */
  Path lock() {
    return folder.resolve("run/lock");
  }

  /** Where the server that runs on this home can be reached. */
  Path running() {
    return folder.resolve("run/server.json");
  }
}
