package io.sealport.cli.demo;

/** How a login with an upload and a download ended. */
public sealed interface DemoOutcome {
  /** One line for a person, without a full stop. */
  String sentence();

  /** The two ends of a connection. */
  enum Side {
    SERVER,
    CLIENT
  }

  /**
   * The file went up and came back the same.
   *
   * @param control the TLS of the control connection
   * @param data the TLS of the last data connection
   * @param bytes the size of the file
   */
  record Exchanged(Negotiated control, Negotiated data, long bytes) implements DemoOutcome {
    @Override
    public String sentence() {
      return "uploaded and downloaded "
          + bytes
          + " bytes over "
          + control.protocol()
          + " with "
          + control.serverSubject();
    }
  }

  /**
   * A handshake failed.
   *
   * @param by who broke it off
   * @param fault what that side had against the other's certificate, as far as it said so
   * @param detail the alert that the server sent, or what the client found
   */
  record TlsRefused(Side by, CertificateFault fault, String detail) implements DemoOutcome {
    @Override
    public String sentence() {
      return by == Side.SERVER
          ? "the server refused TLS: " + fault.sentence() + " (" + detail + ")"
          : "the client refused the server: " + fault.sentence() + " (" + detail + ")";
    }
  }

  /**
   * TLS was fine, the login was not.
   *
   * @param replyCode for instance 530
   * @param reply the server's line, code included
   */
  record LoginRefused(int replyCode, String reply) implements DemoOutcome {
    @Override
    public String sentence() {
      return "login refused: " + reply;
    }
  }

  /**
   * A command other than the login was refused.
   *
   * @param command for instance STOR
   * @param replyCode for instance 550
   * @param reply the server's line, code included
   */
  record CommandRefused(String command, int replyCode, String reply) implements DemoOutcome {
    @Override
    public String sentence() {
      return command + " refused: " + reply;
    }
  }

  /**
   * Nobody refused anything; the connection failed, timed out or spoke something else.
   *
   * @param detail what happened
   */
  record ConnectionFault(String detail) implements DemoOutcome {
    @Override
    public String sentence() {
      return "connection fault: " + detail;
    }
  }
}
