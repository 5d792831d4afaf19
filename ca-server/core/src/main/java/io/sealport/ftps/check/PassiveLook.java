package io.sealport.ftps.check;

import com.google.common.net.InetAddresses;
import io.sealport.ftps.FtpQuestion;
import io.sealport.ftps.FtpReply;
import io.sealport.ftps.FtpsSession;
import io.sealport.net.NetFailure;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** EPSV and PASV, and the address that PASV names. */
final class PassiveLook {

  /** RFC 959 4.1.2: four numbers of the address, two of the port. */
  private static final Pattern ADDRESS =
      Pattern.compile(".*?(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),(\\d{1,3}),\\d{1,3},\\d{1,3}.*");

  private PassiveLook() {}

  /** Looks; whether the server names a port. */
  static boolean at(Examination e, FtpsSession session) throws NetFailure {
    FtpReply extended = session.ask(FtpQuestion.EPSV);
    if (SessionLook.isOnlyForUsers(extended)) {
      e.found().fact("passive", "only after the login");
      return false;
    }
    FtpReply passive = session.ask(FtpQuestion.PASV);
    if (!extended.is(229) && !passive.is(227)) {
      e.found()
          .fault(
              FaultId.PASSIVE_REFUSED,
              "EPSV: "
                  + ReplyWords.explained(extended)
                  + ", PASV: "
                  + ReplyWords.explained(passive));
      return false;
    }
    if (!extended.is(229)) {
      e.found().fault(FaultId.EPSV_UNSUPPORTED, ReplyWords.explained(extended));
    }
    if (passive.is(227)) {
      address(e, passive);
    } else {
      e.found().fact("passive", "EPSV; PASV is refused: " + ReplyWords.explained(passive));
    }
    return true;
  }

  private static void address(Examination e, FtpReply reply) {
    Optional<InetAddress> named = named(reply);
    InetAddress control = e.target().address().getAddress();
    if (named.isEmpty()) {
      e.found().fault(FaultId.PASV_OTHER_ADDRESS, "no address to be read in \"" + reply + "\"");
    } else if (named.get().equals(control) || !(control instanceof Inet4Address)) {
      e.found().fact("passive", "PASV names " + InetAddresses.toAddrString(named.get()));
    } else {
      e.found()
          .fault(
              EndpointFault.of(
                      isInner(named.get())
                          ? FaultId.PASV_PRIVATE_ADDRESS
                          : FaultId.PASV_OTHER_ADDRESS,
                      "PASV names " + InetAddresses.toAddrString(named.get()))
                  .wanting(
                      "the control connection's address, " + InetAddresses.toAddrString(control)));
    }
  }

  private static Optional<InetAddress> named(FtpReply reply) {
    Matcher numbers = ADDRESS.matcher(reply.text());
    if (!numbers.matches()) {
      return Optional.empty();
    }
    String text =
        String.join(".", numbers.group(1), numbers.group(2), numbers.group(3), numbers.group(4));
    return InetAddresses.isInetAddress(text)
        ? Optional.of(InetAddresses.forString(text))
        : Optional.empty();
  }

  /** An address that means nothing outside. */
  private static boolean isInner(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isAnyLocalAddress();
  }
}
