package io.sealport.server.identity.network;

import com.google.common.net.InetAddresses;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it was told to, and writes down what it was asked. */
public final class FakeResolver implements Resolver {

  private final Map<String, Deque<List<InetAddress>>> addresses = new HashMap<>();
  private final Map<String, List<String>> texts = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** The next answer about the name; the last one is given again and again. */
  public FakeResolver answer(String name, String... all) {
    addresses
        .computeIfAbsent(name, n -> new ArrayDeque<>())
        .add(Arrays.stream(all).map(InetAddresses::forString).toList());
    return this;
  }

  /** The TXT records of a domain. */
  public FakeResolver text(String domain, String... all) {
    texts.put(domain, List.of(all));
    return this;
  }

  /** Every name that was asked for, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public List<InetAddress> addresses(Name name, Deadline deadline, Transcript transcript)
      throws NetFailure {
    if (name.type() == Name.Type.IP) {
      return List.of(InetAddresses.forString(name.value()));
    }
    asked.add(name.value());
    Deque<List<InetAddress>> answers = addresses.get(name.value());
    if (answers == null) {
      throw new NetFailure(Kind.RESOLUTION, name.value() + " does not exist");
    }
    return answers.size() == 1 ? answers.getFirst() : answers.removeFirst();
  }

  @Override
  public List<String> texts(String domain, Deadline deadline, Transcript transcript)
      throws NetFailure {
    asked.add(domain);
    List<String> found = texts.get(domain);
    if (found == null) {
      throw new NetFailure(Kind.RESOLUTION, domain + " does not exist");
    }
    return found;
  }
}
