package io.sealport.server.identity.network;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;

/** One question to the DNS that is under way. CNAMEs and DNAMEs are followed, up to a limit. */
final class Question {

  /** RFC 1034 3.6.2 wants none in a row; delegations of _acme-challenge have one or two. */
  static final int MAX_REDIRECTS = 8;

  /** As many as a busy name has TXT records; more only costs memory. */
  private static final int MAX_RECORDS = 64;

  private final String what;
  private final CompletableFuture<LookupResult> asked;

  private Question(String what, CompletableFuture<LookupResult> asked) {
    this.what = what;
    this.asked = asked;
  }

  /**
   * Asks.
   *
   * @throws NetFailure RESOLUTION if there can be no such domain
   */
  static Question ask(SignedAnswers servers, String domain, int type) throws NetFailure {
    Name name;
    try {
      name = Name.fromString(domain, Name.root);
    } catch (TextParseException e) {
      throw new NetFailure(Kind.RESOLUTION, domain + " is too long to be asked for", e);
    }
    // Without search path, hosts file and cache.
    LookupSession session =
        LookupSession.builder().resolver(servers).maxRedirects(MAX_REDIRECTS).build();
    return new Question(
        domain + " " + Type.string(type), session.lookupAsync(name, type).toCompletableFuture());
  }

  /**
   * Waits for the records; none if the domain exists without them.
   *
   * @throws NetFailure as {@link Resolver} says
   */
  List<Record> answer(Deadline deadline, Transcript transcript) throws NetFailure {
    LookupResult result = result(deadline);
    List<Record> records = result.getRecords();
    result.getAliases().forEach(alias -> transcript.note(alias.toString(true) + " is an alias"));
    if (records.size() > MAX_RECORDS) {
      throw new NetFailure(
          Kind.TOO_MUCH, what + ": " + records.size() + " records; at most " + MAX_RECORDS);
    }
    transcript.note(
        what
            + ": "
            + (records.isEmpty()
                ? "none"
                : records.stream().map(Record::rdataToString).collect(Collectors.joining(", "))));
    return records;
  }

  private LookupResult result(Deadline deadline) throws NetFailure {
    try {
      return asked.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      asked.cancel(true);
      throw new NetFailure(Kind.TIMEOUT, what + ": no answer from the DNS in time", e);
    } catch (ExecutionException e) {
      throw DnsFailures.of(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetFailure(Kind.CONNECTION, what + ": interrupted", e);
    }
  }
}
