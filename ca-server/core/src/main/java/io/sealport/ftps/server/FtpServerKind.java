package io.sealport.ftps.server;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The FTP servers that Sealport has words for. */
public enum FtpServerKind {
  VSFTPD("vsftpd", "vsftpd"),
  PROFTPD("proftpd", "ProFTPD"),
  PUREFTPD("pureftpd", "Pure-FTPd"),
  FILEZILLA("filezilla", "FileZilla Server"),
  FTPSERVER("ftpserver", "Apache FtpServer"),
  SFTPGO("sftpgo", "SFTPGo"),
  IIS("iis", "IIS"),
  GENERIC("generic", "any other server");

  private final String id;
  private final String title;

  FtpServerKind(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** As options and files spell it. */
  public String id() {
    return id;
  }

  /** As its people call it. */
  public String title() {
    return title;
  }

  /** The server of that id, if there is one. */
  public static Optional<FtpServerKind> find(String id) {
    return Arrays.stream(values()).filter(k -> k.id.equals(id)).findFirst();
  }

  /**
   * The server that an option names.
   *
   * @param option as it was written, such as {@code --server}
   * @throws Fault BAD_INPUT if there is no such
   */
  public static FtpServerKind parse(String option, String id) {
    return find(id)
        .orElseThrow(
            () ->
                Fault.of(
                        Kind.BAD_INPUT,
                        option + " \"" + id + "\"; wanted one of " + String.join(", ", ids()))
                    .withHint("generic has the words for a server that is not among them"));
  }

  /** All of them, in the order of help texts. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(FtpServerKind::id).toList();
  }
}
