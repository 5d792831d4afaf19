package io.sealport.server.identity.ftp;

import io.sealport.ftps.FtpsSession;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.ServerTrust;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.network.Resolver;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Opens sessions at FTPS servers that the configuration names. Their addresses are not judged as
 * those of requesters' names are: the operator named the server, and whatever is dialled must show
 * a certificate of the operator's CAs for that name.
 */
@Singleton
public final class FtpServers {

  private final Resolver resolver;
  private final Dialer dialer;

  public FtpServers(Resolver resolver, Dialer dialer) {
    this.resolver = resolver;
    this.dialer = dialer;
  }

  private interface Opening {
    FtpsSession at(FtpsTarget target, ServerTrust trust, Deadline deadline) throws NetFailure;
  }

  /**
   * A session for a login, at the first address that serves it.
   *
   * @throws NetFailure if none does
   */
  FtpsSession open(FtpsServer server, Looking looking) throws NetFailure {
    return first(
        server,
        looking,
        (target, trust, deadline) ->
            FtpsSession.open(dialer, target, trust, deadline, looking.transcript()));
  }

  /** The same for a login that reads files. */
  FtpsSession openForFiles(FtpsServer server, Looking looking) throws NetFailure {
    return first(
        server,
        looking,
        (target, trust, deadline) ->
            FtpsSession.openForFiles(dialer, target, trust, deadline, looking.transcript()));
  }

  private FtpsSession first(FtpsServer server, Looking looking, Opening opening) throws NetFailure {
    Transcript transcript = looking.transcript();
    FtpsUrl url = server.url();
    ServerTrust trust = new ServerTrust.Verified(server.anchors(), looking.now());
    List<InetAddress> addresses = resolver.addresses(url.host(), looking.deadline(), transcript);
    for (int tried = 0; ; tried++) {
      int left = addresses.size() - tried;
      InetSocketAddress address = new InetSocketAddress(addresses.get(tried), url.port());
      FtpsTarget target = new FtpsTarget(url.host(), address, url.mode());
      transcript.note("logging in at " + target);
      try {
        return opening.at(target, trust, Deadline.in(looking.deadline().left().dividedBy(left)));
      } catch (NetFailure e) {
        transcript.note(e.sentence());
        if (left == 1) {
          throw e;
        }
      }
    }
  }
}
