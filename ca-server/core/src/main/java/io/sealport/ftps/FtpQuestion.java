package io.sealport.ftps;

/** Commands that change nothing but the session itself. */
public enum FtpQuestion {
  PBSZ("PBSZ 0"),
  /** RFC 2228 3: data connections under TLS. */
  PROT_P("PROT P"),
  /** Data connections in clear. */
  PROT_C("PROT C"),
  TYPE_A("TYPE A"),
  EPSV("EPSV"),
  PASV("PASV");

  private final String command;

  FtpQuestion(String command) {
    this.command = command;
  }

  /** As it is sent. */
  public String command() {
    return command;
  }
}
