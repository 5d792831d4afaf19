package io.sealport.server.identity.network;

import com.google.common.base.Suppliers;
import com.google.common.net.InetAddresses;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Asks real servers, with dnsjava: UDP, TCP where an answer is truncated. Nothing is cached. */
@Singleton
final class DnsResolver implements Resolver {

  /** Nobody's FTPS server has more addresses; each is one dial. */
  private static final int MAX_ADDRESSES = 16;

  /** Made when first asked: a server that proves nothing by DNS starts without it. */
  private final Supplier<SignedAnswers> servers;

  DnsResolver(NetworkSettings settings, Clock clock) {
    this.servers = Suppliers.memoize(() -> new SignedAnswers(settings.dns(), clock));
  }

  @Override
  public List<InetAddress> addresses(Name name, Deadline deadline, Transcript transcript)
      throws NetFailure {
    if (name.type() == Name.Type.IP) {
      return List.of(InetAddresses.forString(name.value()));
    }
    // Half of the time, so that some is left for dialling when one family is never answered.
    Deadline asking = Deadline.in(deadline.left().dividedBy(2));
    List<Question> both =
        List.of(
            Question.ask(servers.get(), name.value(), Type.AAAA),
            Question.ask(servers.get(), name.value(), Type.A));
    Set<InetAddress> found = new LinkedHashSet<>();
    List<NetFailure> failures = new ArrayList<>();
    for (Question question : both) {
      try {
        question.answer(asking, transcript).stream()
            .flatMap(DnsResolver::address)
            .forEach(found::add);
      } catch (NetFailure e) {
        transcript.note(e.sentence());
        failures.add(e);
      }
    }
    return counted(name, found, failures);
  }

  /** One family's trouble is no harm where the other has addresses: they are judged alike. */
  private static List<InetAddress> counted(
      Name name, Set<InetAddress> found, List<NetFailure> failures) throws NetFailure {
    if (found.isEmpty() && !failures.isEmpty()) {
      throw failures.get(failures.size() - 1);
    }
    if (found.isEmpty()) {
      throw new NetFailure(Kind.RESOLUTION, name.value() + " has no address; wanted A or AAAA");
    }
    if (found.size() > MAX_ADDRESSES) {
      throw new NetFailure(
          Kind.TOO_MUCH,
          name.value() + " has " + found.size() + " addresses; at most " + MAX_ADDRESSES);
    }
    return List.copyOf(found);
  }

  private static Stream<InetAddress> address(Record record) {
    if (record instanceof AAAARecord six) {
      return Stream.of(bare(six.getAddress()));
    }
    return record instanceof ARecord four ? Stream.of(bare(four.getAddress())) : Stream.empty();
  }

  /** Without the name, which dnsjava puts in: an address is all that is dialled. */
  private static InetAddress bare(InetAddress address) {
    return InetAddresses.forString(InetAddresses.toAddrString(address));
  }

  @Override
  public List<String> texts(String domain, Deadline deadline, Transcript transcript)
      throws NetFailure {
    return Question.ask(servers.get(), domain, Type.TXT).answer(deadline, transcript).stream()
        .filter(TXTRecord.class::isInstance)
        .map(record -> text((TXTRecord) record))
        .toList();
  }

  /** One record is one text, however it is cut into strings of 255 octets. */
  private static String text(TXTRecord record) {
    StringBuilder whole = new StringBuilder();
    for (byte[] part : record.getStringsAsByteArrays()) {
      whole.append(new String(part, StandardCharsets.ISO_8859_1));
    }
    return whole.toString();
  }
}
