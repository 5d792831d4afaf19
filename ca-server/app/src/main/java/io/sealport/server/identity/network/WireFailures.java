package io.sealport.server.identity.network;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.pki.Name;
import java.io.IOException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/** What went wrong on a connection, with the address that it was with. */
final class WireFailures {

  private WireFailures() {}

  static NetFailure of(String address, IOException thrown, Deadline deadline) {
    NetFailure known = within(thrown);
    if (known != null) {
      return known.sentence().contains(address)
          ? known
          : new NetFailure(known.kind(), address + ": " + known.sentence(), known);
    }
    if (thrown instanceof SocketTimeoutException || deadline.left().isZero()) {
      return new NetFailure(Kind.TIMEOUT, address + ": no end in the time that it has", thrown);
    }
    String words = Name.printable(String.valueOf(thrown.getMessage()));
    if (thrown instanceof SSLException) {
      return new NetFailure(Kind.TLS, address + ": no TLS (" + words + ")", thrown);
    }
    return thrown instanceof MessageConstraintException
        ? new NetFailure(Kind.TOO_MUCH, address + ": " + words, thrown)
        : new NetFailure(
            Kind.CONNECTION, address + ": the connection broke (" + words + ")", thrown);
  }

  /** TLS wraps what its socket throws. */
  private static @Nullable NetFailure within(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < 8; depth++) {
      if (cause instanceof NetFailure failure) {
        return failure;
      }
      cause = cause.getCause();
    }
    return null;
  }
}
