package io.sealport.cli.user;

import io.sealport.cli.console.Quoted;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The FTP programs that there are settings for. */
enum FtpProgram {
  LFTP("lftp") {
    @Override
    List<String> lines(UserFiles files, FtpPlace place) {
      return List.of(
          "# lftp: save this as a file, then: lftp -f FILE; it asks for the password.",
          "# Key and certificate must both be unencrypted PEM. Leave ssl:crl-file alone: lftp crashes.",
          "set ftp:ssl-allow true",
          "set ftp:ssl-force true",
          "set ftp:ssl-protect-data true",
          "set ftp:ssl-protect-list true",
          "set ssl:verify-certificate true",
          "set ssl:check-hostname true",
          "set ssl:ca-file " + quoted(files.root()),
          "set ssl:cert-file " + quoted(files.certificate()),
          "set ssl:key-file " + quoted(files.key()),
          "open -u " + quoted(files.login()) + " " + place.url(),
          "ls");
    }
  },
  CURL("curl") {
    @Override
    List<String> lines(UserFiles files, FtpPlace place) {
      return List.of(
          "# curl: lists the folder; it asks for the password. -T FILE sends, -O behind a name fetches.",
          "# The CRL file lapses: renew, or fetch crls.pem again, or leave --crlfile out.",
          "curl --ssl-reqd --user " + Quoted.word(files.login()) + " \\",
          "  --cacert "
              + Quoted.word(files.root())
              + " --crlfile "
              + Quoted.word(files.crls())
              + " \\",
          "  --cert "
              + Quoted.word(files.certificate())
              + " --key "
              + Quoted.word(files.key())
              + " \\",
          "  " + place.url() + "/");
    }
  },
  WINSCP("winscp") {
    @Override
    List<String> lines(UserFiles files, FtpPlace place) {
      return List.of(
          "# WinSCP: once, trust the CA:  certutil -user -addstore Root root.pem",
          "# Login dialog: file protocol FTP, encryption \"TLS/SSL " + how(place) + "\"; Advanced,",
          "# TLS/SSL, client certificate: "
              + files.name()
              + ".p12 (its passphrase is asked for), or",
          "# " + files.name() + ".key with " + files.name() + ".crt of the same name beside it.",
          "# In a script; do not pin the server's fingerprint (-certificate): it ends with each renewal.",
          "open "
              + place.winScpUrl(Name.printable(files.login()))
              + " -clientcert=\""
              + files.name()
              + ".p12\"");
    }
  },
  FILEZILLA("filezilla") {
    @Override
    List<String> lines(UserFiles files, FtpPlace place) {
      return List.of(
          "# FileZilla: shows no client certificate, so it comes in only where the server demands none.",
          "# Site Manager: protocol FTP, encryption \"Require " + fileZilla(place) + "\",",
          "# host " + place.host() + ", port " + place.port() + ", user " + files.login() + ".",
          "# At the first connection compare issuer and fingerprint with what you were told; or import",
          "# root.pem into the system's trusted CAs, and check \"trust system certificates\".");
    }
  },
  CYBERDUCK("cyberduck") {
    @Override
    List<String> lines(UserFiles files, FtpPlace place) {
      return List.of(
          "# Cyberduck: uses the system's store. Import "
              + files.name()
              + ".p12 and root.pem there:",
          "# macOS: open "
              + files.name()
              + ".p12, then set root.pem to \"Always Trust\" in Keychain Access",
          "# Windows: certutil -user -importpfx "
              + files.name()
              + ".p12 & certutil -user -addstore Root root.pem",
          "# New bookmark: "
              + (place.implicit() ? "FTP-SSL, implicit" : "FTP-SSL (explicit AUTH TLS)"),
          "# host "
              + place.host()
              + ", port "
              + place.port()
              + ", user "
              + files.login()
              + "; choose the",
          "# certificate of " + files.login() + " when it asks.");
    }
  },
  PYTHON("python") {
    @Override
    List<String> lines(UserFiles files, FtpPlace place) {
      return PythonSettings.lines(files, place);
    }
  };

  private final String id;

  FtpProgram(String id) {
    this.id = id;
  }

  /** As options spell it. */
  String id() {
    return id;
  }

  /** What the user pastes; what is no setting is a comment. */
  abstract List<String> lines(UserFiles files, FtpPlace place);

  /**
   * The programs that an option names.
   *
   * @param text an id, or {@code all}
   * @throws Fault BAD_INPUT if there is no such
   */
  static List<FtpProgram> parse(String text) {
    if (text.equals("all")) {
      return List.of(values());
    }
    return Arrays.stream(values())
        .filter(p -> p.id.equals(text))
        .findFirst()
        .map(List::of)
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "--client \""
                        + Name.printable(text)
                        + "\"; wanted all or one of "
                        + Arrays.stream(values())
                            .map(FtpProgram::id)
                            .collect(Collectors.joining(", "))));
  }

  /** In double quotes, as lftp reads them. */
  private static String quoted(Object text) {
    return '"' + text.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String how(FtpPlace place) {
    return place.implicit() ? "Implicit encryption" : "Explicit encryption";
  }

  private static String fileZilla(FtpPlace place) {
    return (place.implicit() ? "implicit" : "explicit") + " FTP over TLS";
  }
}
