package io.sealport.server.identity.network;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.WireParseException;
import org.xbill.DNS.lookup.InvalidZoneDataException;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.RedirectLoopException;
import org.xbill.DNS.lookup.RedirectOverflowException;
import org.xbill.DNS.lookup.ServerFailedException;

/** What dnsjava's exceptions mean. */
final class DnsFailures {

  private DnsFailures() {}

  static NetFailure of(String what, Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof NetFailure failure) {
      return failure;
    }
    // A loop is a kind of overflow there.
    if (cause instanceof RedirectOverflowException && !(cause instanceof RedirectLoopException)) {
      return new NetFailure(
          Kind.TOO_MUCH,
          what + ": more than " + Question.MAX_REDIRECTS + " aliases, one behind the other",
          cause);
    }
    return new NetFailure(kind(cause), what + ": " + words(cause), cause);
  }

  private static Kind kind(Throwable cause) {
    if (cause instanceof SocketTimeoutException || cause instanceof TimeoutException) {
      return Kind.TIMEOUT;
    }
    if (cause instanceof WireParseException || cause instanceof InvalidZoneDataException) {
      return Kind.PROTOCOL;
    }
    return cause instanceof IOException ? Kind.CONNECTION : Kind.RESOLUTION;
  }

  private static String words(Throwable cause) {
    if (cause instanceof NoSuchDomainException missing) {
      return missing.getName() == null
          ? "no such domain"
          : missing.getName().toString(true) + " does not exist";
    }
    if (cause instanceof RedirectLoopException) {
      return "its aliases go round in a circle";
    }
    if (cause instanceof ServerFailedException failed) {
      ExtendedErrorCodeOption why = failed.getExtendedRcode();
      return why == null
          ? "the server could not answer (SERVFAIL)"
          : "not believed: "
              + ExtendedErrorCodeOption.text(why.getErrorCode())
              + ", "
              + why.getText();
    }
    return kind(cause) == Kind.TIMEOUT
        ? "no answer from the DNS in time"
        : "the DNS did not answer: " + cause.getMessage();
  }
}
