package io.sealport.ftps.check;

import io.sealport.ftps.DataOutcome;
import io.sealport.ftps.FtpQuestion;
import io.sealport.ftps.FtpReply;
import io.sealport.ftps.FtpsSession;
import io.sealport.net.NetFailure;

/**
 * Whether data may go in clear. Some servers say 200 to PROT C and refuse the transfer then, so the
 * word alone proves nothing.
 */
final class ClearLook {

  private ClearLook() {}

  /**
   * Looks.
   *
   * @param tries whether data connections are to be had
   */
  static void at(Examination e, FtpsSession session, boolean tries) throws NetFailure {
    FtpReply reply = session.ask(FtpQuestion.PROT_C);
    if (!reply.is(200)) {
      e.found().fact("clear-data", "PROT C is refused: " + ReplyWords.explained(reply));
      return;
    }
    if (tries) {
      transfer(e, session);
    } else {
      e.found().fact("clear-data", "PROT C is answered with 200; a login shows what it means");
    }
    var unused = session.ask(FtpQuestion.PROT_P);
  }

  private static void transfer(Examination e, FtpsSession session) throws NetFailure {
    DataOutcome outcome = session.listInClear();
    String reply = outcome.reply().map(ReplyWords::explained).orElse("no reply");
    if (outcome.isComplete()) {
      e.found().fault(FaultId.PROT_C_ACCEPTED, "after PROT C a listing in clear: " + reply);
    } else {
      e.found().fact("clear-data", "PROT C is answered with 200, and the transfer with " + reply);
    }
  }
}
