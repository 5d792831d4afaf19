package io.sealport.ftps.check;

import io.sealport.ftps.FtpReply;
import io.sealport.ftps.LookResult.Stage;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.ftps.TlsReason;
import io.sealport.net.NetFailure;

/** Which fault it is that a look was stopped by. */
final class Stops {

  private Stops() {}

  static EndpointFault of(Stopped stopped) {
    NetFailure failure = stopped.failure();
    return switch (failure.kind()) {
      case TIMEOUT -> fault(FaultId.TIMED_OUT, failure);
      case CONNECTION ->
          fault(
              stopped.stage() == Stage.CONNECT ? FaultId.NO_CONNECTION : FaultId.CONNECTION_BROKEN,
              failure);
      case RESOLUTION, FORBIDDEN_ADDRESS -> fault(FaultId.NO_ADDRESS, failure);
      case MISMATCH, PROTOCOL, TOO_MUCH, TLS -> said(stopped);
    };
  }

  private static EndpointFault said(Stopped stopped) {
    NetFailure failure = stopped.failure();
    return switch (stopped.stage()) {
      case CONNECT -> fault(FaultId.NO_CONNECTION, failure);
      case PLAIN_TEXT -> fault(FaultId.WRONG_MODE, failure);
      case GREETING ->
          failure.kind() == NetFailure.Kind.MISMATCH
              ? replied(FaultId.GREETING_REFUSED, stopped)
              : fault(FaultId.NO_FTP, failure);
      case AUTH ->
          failure.kind() == NetFailure.Kind.TLS
              ? replied(FaultId.AUTH_REFUSED, stopped)
              : fault(FaultId.TEXT_BEFORE_TLS, failure);
      case TLS -> handshake(failure);
    };
  }

  private static EndpointFault replied(FaultId id, Stopped stopped) {
    return stopped.reply().map(r -> replied(id, r)).orElse(fault(id, stopped.failure()));
  }

  /** A reply that was not wanted; 421 is the same wherever it comes. */
  static EndpointFault replied(FaultId id, FtpReply reply) {
    return EndpointFault.of(reply.is(421) ? FaultId.BUSY : id, ReplyWords.explained(reply));
  }

  /** Why no handshake came about. */
  static EndpointFault handshake(NetFailure failure) {
    return fault(
        switch (TlsReason.of(failure)) {
          case PLAIN_TEXT -> FaultId.WRONG_MODE;
          case VERSION -> FaultId.OLD_TLS_ONLY;
          case NOTHING_IN_COMMON -> FaultId.NO_COMMON_CIPHER;
          case KEY_NOT_PROVEN -> FaultId.KEY_MISMATCH;
          case PROTOCOL_NAME -> FaultId.ALPN_REFUSED;
          case SERVER_NAME -> FaultId.SERVER_NAME_REFUSED;
          case CLIENT_CERTIFICATE -> FaultId.CLIENT_CERTIFICATE_REFUSED;
          case NO_STAPLE -> FaultId.STAPLE_MISSING;
          case OTHER -> FaultId.HANDSHAKE_FAILED;
        },
        failure);
  }

  private static EndpointFault fault(FaultId id, NetFailure failure) {
    return EndpointFault.of(id, failure.sentence());
  }
}
