package io.sealport.server.identity.network;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Asks the configured servers, and holds each answer against what DNSSEC demands of its name. */
final class SignedAnswers implements Resolver {

  /** One lost packet must not cost the whole look. */
  private static final Duration ONE_TRY = Duration.ofSeconds(2);

  private final Dnssec mode;
  private final List<Name> unsigned;
  private final Resolver plain;
  private final ValidatingResolver validating;

  SignedAnswers(DnsSettings settings, Clock clock) {
    this.mode = settings.dnssec();
    this.unsigned = settings.unsigned().stream().map(SignedAnswers::domain).toList();
    this.plain = servers(settings);
    this.validating = new ValidatingResolver(servers(settings), clock);
    validating.getTrustAnchors().clear();
    settings.anchors().forEach(a -> validating.getTrustAnchors().store(a.rrset()));
  }

  private static Resolver servers(DnsSettings settings) {
    List<InetSocketAddress> addresses =
        settings.servers().isEmpty()
            ? ResolverConfig.getCurrentConfig().servers()
            : settings.servers();
    return new ExtendedResolver(addresses.stream().map(SignedAnswers::server).toList());
  }

  private static Resolver server(InetSocketAddress address) {
    Resolver server = new SimpleResolver(address);
    server.setTimeout(ONE_TRY);
    return server;
  }

  private static Name domain(io.sealport.pki.Name name) {
    try {
      return Name.fromString(name.value(), Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public CompletionStage<Message> sendAsync(Message query, Executor executor) {
    Name name = query.getQuestion().getName();
    if (mode == Dnssec.OFF || unsigned.stream().anyMatch(name::subdomain)) {
      return plain.sendAsync(query, executor);
    }
    return validating.sendAsync(query, executor).thenApply(answer -> believed(name, answer));
  }

  /** The validator answers SERVFAIL for what is signed wrong, and sets AD on what is right. */
  private Message believed(Name name, Message answer) {
    boolean says = answer.getRcode() == Rcode.NOERROR || answer.getRcode() == Rcode.NXDOMAIN;
    if (mode == Dnssec.REQUIRED && says && !answer.getHeader().getFlag(Flags.AD)) {
      throw new CompletionException(
          new NetFailure(
              Kind.RESOLUTION,
              "the answer about "
                  + name.toString(true)
                  + " is not signed; wanted DNSSEC, which is required here"));
    }
    return answer;
  }

  @Override
  public void setPort(int port) {
    throw fixed();
  }

  @Override
  public void setTCP(boolean flag) {
    throw fixed();
  }

  @Override
  public void setIgnoreTruncation(boolean flag) {
    throw fixed();
  }

  @Override
  public void setEDNS(int version, int payloadSize, int flags, List<EDNSOption> options) {
    throw fixed();
  }

  @Override
  public void setTSIGKey(TSIG key) {
    throw fixed();
  }

  @Override
  public void setTimeout(Duration timeout) {
    throw fixed();
  }

  private static UnsupportedOperationException fixed() {
    return new UnsupportedOperationException("the configuration says how servers are asked");
  }
}
