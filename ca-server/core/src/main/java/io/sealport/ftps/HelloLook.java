package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Asks whether a server would take what it should not, and hangs up at its answer. */
public final class HelloLook {

  /** RFC 8446 5.1 and something for old servers. */
  private static final int MAX_RECORD = 18 * 1024;

  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;

  /** From a ServerHello's first byte to its session id: header, version, random. */
  private static final int BEFORE_SESSION_ID = 4 + 2 + 32;

  private final Dialer dialer;

  public HelloLook(Dialer dialer) {
    this.dialer = dialer;
  }

  /**
   * Whether it speaks that version.
   *
   * @throws NetFailure if it did not come to an answer
   */
  public boolean speaks(
      FtpsTarget target, OldVersion version, Deadline deadline, Transcript transcript)
      throws NetFailure {
    List<Integer> suites =
        IntStream.concat(
                IntStream.of(OfferedSuite.ids()),
                IntStream.of(WeakSuite.ids(Set.of(WeakSuite.Weakness.values()))))
            .boxed()
            .toList();
    Conversation conversation = new Conversation(dialer, deadline, transcript);
    return ask(conversation, target, version.number(), suites)
        .filter(a -> a.version() == version.number())
        .isPresent();
  }

  /**
   * What it takes with TLS 1.2 where nothing else is offered; empty if nothing.
   *
   * @throws NetFailure if it did not come to an answer
   */
  public Optional<WeakSuite> takes(
      FtpsTarget target,
      Set<WeakSuite.Weakness> weaknesses,
      Deadline deadline,
      Transcript transcript)
      throws NetFailure {
    Conversation conversation = new Conversation(dialer, deadline, transcript);
    return ask(
            conversation, target, 0x0303, IntStream.of(WeakSuite.ids(weaknesses)).boxed().toList())
        .flatMap(a -> WeakSuite.of(a.suite()));
  }

  private record Answer(int version, int suite) {}

  private static Optional<Answer> ask(
      Conversation conversation, FtpsTarget target, int version, List<Integer> suites)
      throws NetFailure {
    try (Wire wire = conversation.dial(target.address())) {
      var unused = Opening.of(target.mode(), wire, conversation.transcript());
      wire.allow(MAX_RECORD, "answer to a ClientHello");
      Optional<String> name = TlsOffer.to(target.name()).serverName();
      wire.output().write(new ClientHello(version, suites, name).record());
      return answer(wire.input());
    } catch (NetFailure e) {
      throw e;
    } catch (IOException e) {
      throw new NetFailure(Kind.CONNECTION, "the connection broke: " + e.getMessage(), e);
    }
  }

  /** An alert, or the end: both mean no. */
  private static Optional<Answer> answer(InputStream in) throws IOException {
    byte[] header = in.readNBytes(5);
    if (header.length < 5 || header[0] == ALERT) {
      return Optional.empty();
    }
    if (header[0] != HANDSHAKE) {
      throw new NetFailure(Kind.PROTOCOL, "the server answered a ClientHello with something else");
    }
    byte[] hello = in.readNBytes(Math.min(number(header, 3), MAX_RECORD - header.length));
    int suite = BEFORE_SESSION_ID + 1;
    if (hello.length > BEFORE_SESSION_ID) {
      suite += Byte.toUnsignedInt(hello[BEFORE_SESSION_ID]);
    }
    if (hello.length < suite + 2 || hello[0] != 2) {
      throw new NetFailure(Kind.PROTOCOL, "the server's ServerHello cannot be read");
    }
    return Optional.of(new Answer(number(hello, 4), number(hello, suite)));
  }

  private static int number(byte[] bytes, int at) {
    return Byte.toUnsignedInt(bytes[at]) << 8 | Byte.toUnsignedInt(bytes[at + 1]);
  }
}
