package io.sealport.cli.inspect;

import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.pki.status.StatusAnswer;
import io.sealport.pki.status.StatusAnswer.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What both sources say and what follows from it.
 *
 * @param owner the certificate's subject
 * @param serial lower-case hex
 * @param issuerFrom where the issuer's certificate was found
 * @param trust why the issuer is not trusted; absent if it is, or if nothing was given to trust
 * @param agree whether OCSP and CRL say the same; absent where not both have answered
 */
record StatusReport(
    String owner,
    String serial,
    String issuer,
    String issuerFrom,
    @Nullable String trust,
    StatusAnswer ocsp,
    StatusAnswer crl,
    @Nullable Boolean agree,
    String result) {

  /** The certificate in question. */
  record Subject(
      String owner, String serial, String issuer, String issuerFrom, @Nullable String trust) {}

  static StatusReport of(Subject subject, StatusAnswer ocsp, StatusAnswer crl) {
    boolean both = ocsp.verdict().isAnswer() && crl.verdict().isAnswer();
    Boolean agree = both ? (Boolean) (ocsp.verdict() == crl.verdict()) : null;
    return new StatusReport(
        subject.owner(),
        subject.serial(),
        subject.issuer(),
        subject.issuerFrom(),
        subject.trust(),
        ocsp,
        crl,
        agree,
        result(subject, ocsp, crl, agree));
  }

  private static String result(
      Subject subject, StatusAnswer ocsp, StatusAnswer crl, @Nullable Boolean agree) {
    if (subject.trust() != null) {
      return "the issuer is not trusted";
    }
    if (Boolean.FALSE.equals(agree)) {
      return "OCSP and CRL disagree";
    }
    if (Boolean.TRUE.equals(agree)) {
      return "OCSP and CRL agree: " + ocsp.verdict().words();
    }
    if (ocsp.verdict() == Verdict.NO_ADDRESS && crl.verdict() == Verdict.NO_ADDRESS) {
      return "the certificate names neither an OCSP responder nor a CRL";
    }
    return ocsp.verdict().isAnswer()
        ? "OCSP alone: " + ocsp.verdict().words()
        : crl.verdict().isAnswer()
            ? "CRL alone: " + crl.verdict().words()
            : "neither OCSP nor CRL gives an answer";
  }

  /** Wrong outweighs unreachable, and unreachable outweighs good. */
  ExitCode exitCode() {
    if (trust != null || isWrong(ocsp) || isWrong(crl)) {
      return ExitCode.FOUND_WRONG;
    }
    if (ocsp.verdict() == Verdict.UNREACHABLE || crl.verdict() == Verdict.UNREACHABLE) {
      return ExitCode.UNAVAILABLE;
    }
    return ocsp.verdict() == Verdict.GOOD || crl.verdict() == Verdict.GOOD
        ? ExitCode.DONE
        : ExitCode.FOUND_WRONG;
  }

  private static boolean isWrong(StatusAnswer answer) {
    return switch (answer.verdict()) {
      case REVOKED, UNKNOWN, NOT_VALID -> true;
      case GOOD, UNREACHABLE, NO_ADDRESS -> false;
    };
  }

  Table table() {
    Table table =
        Table.of()
            .row("Owner", owner)
            .row("Serial", serial)
            .row("Issuer", issuer)
            .row("", "from " + issuerFrom);
    if (trust != null) {
      table.row("", "Invalid: " + trust);
    }
    answer(table, ocsp);
    answer(table, crl);
    return table.row("Result", result);
  }

  private static void answer(Table table, StatusAnswer answer) {
    table.row(answer.source(), line(answer));
    if (answer.address() != null) {
      table.row("", answer.address());
    }
  }

  /** One line for people, without the address. */
  private static String line(StatusAnswer answer) {
    StringBuilder line = new StringBuilder(answer.verdict().words());
    if (answer.revokedAt() != null) {
      line.append(" since ")
          .append(Text.time(answer.revokedAt()))
          .append(": ")
          .append(answer.reason());
    }
    if (answer.sentence() != null) {
      line.append(answer.verdict().isAnswer() ? "; " : ": ").append(answer.sentence());
    }
    if (answer.signer() != null) {
      line.append("; signed by \"").append(answer.signer()).append('"');
    }
    if (answer.thisUpdate() != null) {
      line.append("; from ").append(Text.time(answer.thisUpdate()));
    }
    if (answer.nextUpdate() != null) {
      line.append(" until ").append(Text.time(answer.nextUpdate()));
    }
    return line.toString();
  }
}
