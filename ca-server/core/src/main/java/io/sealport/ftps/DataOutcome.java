package io.sealport.ftps;

import io.sealport.net.NetFailure;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What became of a listing over a data connection.
 *
 * @param connected whether the port that the server named answers
 * @param failure of the dialling or of TLS; empty where all went well
 * @param reply the last that the server said of it: the refusal, or the end
 * @param resumed whether the data connection resumed the TLS session
 * @param certificate what it showed; empty where nothing was shown
 */
public record DataOutcome(
    boolean connected,
    Optional<NetFailure> failure,
    Optional<FtpReply> reply,
    boolean resumed,
    Optional<X509CertificateHolder> certificate) {

  /** Whether the listing came to its end: RFC 959 5.4, 226 or 250. */
  public boolean isComplete() {
    return failure.isEmpty() && reply.filter(r -> r.is(226, 250)).isPresent();
  }

  static DataOutcome unreachable(NetFailure why) {
    return new DataOutcome(false, Optional.of(why), Optional.empty(), false, Optional.empty());
  }

  static DataOutcome refused(FtpReply reply) {
    return new DataOutcome(true, Optional.empty(), Optional.of(reply), false, Optional.empty());
  }
}
