package io.sealport.server.endpoints;

import io.sealport.ftps.server.Capabilities;
import io.sealport.ftps.server.Capability;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.Statement;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the program that serves at an endpoint can do, in plain words from the shipped table. */
@Singleton
class ServerWords {

  private final Capabilities table = Capabilities.shipped();

  /** What makes it serve a new certificate. */
  String reload(Optional<FtpServerKind> server) {
    return server
        .map(s -> words(s, Statement.RELOAD))
        .filter(w -> !w.isEmpty())
        .orElse("some servers read certificates only at their start: restart it");
  }

  /** What it does with a revoked client. */
  String revocation(Optional<FtpServerKind> server) {
    return server
        .map(
            s ->
                words(s, Statement.REVOKED_BY_OCSP, Statement.REVOKED_BY_CRL)
                    + (s == FtpServerKind.PROFTPD ? " Here: TLSVerifyOrder ocsp." : ""))
        .filter(w -> !w.isBlank())
        .orElse(
            "ProFTPD refuses what OCSP calls revoked with TLSVerifyOrder ocsp; vsftpd and Pure-FTPd"
                + " let it in until it ends: lock the account there, and keep certificates short");
  }

  private String words(FtpServerKind server, Statement... statements) {
    return Arrays.stream(statements)
        .flatMap(s -> table.of(server, Optional.empty(), s).stream())
        .map(ServerWords::told)
        .collect(Collectors.joining(" "));
  }

  private static String told(Capability fact) {
    return fact.server().title()
        + (fact.versions().isAny() ? "" : " " + fact.versions())
        + ": "
        + fact.words();
  }
}
