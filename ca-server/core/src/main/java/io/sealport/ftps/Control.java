package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;

/** The control connection: commands and replies, each noted in the transcript. */
final class Control {

  /** Of a reply, and of what TLS adds to it. */
  private static final int MAX_REPLY = 16 * 1024;

  private final Wire wire;
  private final ReplyReader replies;
  private final OutputStream out;
  private final Transcript transcript;
  private final String remark;
  private boolean usable = true;
  private @Nullable FtpReply last;

  /**
   * A control connection.
   *
   * @param remark what to say when it ends unexpectedly, with its own punctuation; may be empty
   */
  Control(Wire wire, InputStream in, OutputStream out, Transcript transcript, String remark) {
    this.wire = wire;
    this.replies = new ReplyReader(in);
    this.out = out;
    this.transcript = transcript;
    this.remark = remark;
  }

  /** The next reply, which belongs to something that was said before. */
  FtpReply next(String to) throws NetFailure {
    FtpReply reply = read(to);
    note(reply);
    return reply;
  }

  /** The greeting: 220, perhaps after a 120 that asks for patience. */
  FtpReply greeting() throws NetFailure {
    FtpReply reply = next("greeting");
    return require(reply.is(120) ? next("greeting") : reply, "greeted with", 220);
  }

  /**
   * Says a command and hears the reply.
   *
   * @param command without line ends
   */
  FtpReply ask(String command) throws NetFailure {
    transcript.sent(command);
    String what = "reply to " + verb(command);
    wire.allow(MAX_REPLY, what);
    send(command.getBytes(StandardCharsets.UTF_8));
    return next(what);
  }

  /** The same, with an argument that appears nowhere, even if the server repeats it. */
  FtpReply askSecret(String verb, Secret secret) throws NetFailure {
    transcript.sent(verb + " ***");
    String what = "reply to " + verb;
    wire.allow(MAX_REPLY, what);
    send(secret.behind(verb + " "));
    FtpReply reply = secret.removedFrom(read(what));
    note(reply);
    return reply;
  }

  /** The last reply that was heard. */
  Optional<FtpReply> last() {
    return Optional.ofNullable(last);
  }

  /** Whether nothing has gone wrong so far, so that something more can be said. */
  boolean isUsable() {
    return usable;
  }

  /** Whether something is there that was not asked for. */
  boolean hasUnasked() throws NetFailure {
    return replies.hasMore() || wire.hasUnread();
  }

  /**
   * The reply, if it is one of these.
   *
   * @throws NetFailure MISMATCH otherwise
   */
  static FtpReply require(FtpReply reply, String did, int... wanted) throws NetFailure {
    if (!reply.is(wanted)) {
      throw new NetFailure(
          Kind.MISMATCH, "the server " + did + " \"" + reply + "\"; wanted " + either(wanted));
    }
    return reply;
  }

  private static String either(int... codes) {
    return Arrays.stream(codes).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
  }

  /** A command whose reply must be one of these. */
  FtpReply demand(String command, int... wanted) throws NetFailure {
    return require(ask(command), "answered " + verb(command) + " with", wanted);
  }

  private FtpReply read(String what) throws NetFailure {
    wire.allow(MAX_REPLY, what);
    try {
      return replies.read();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void note(FtpReply reply) {
    last = reply;
    for (int i = 0; i < reply.lines().size(); i++) {
      String last = i == reply.lines().size() - 1 ? " " : "-";
      transcript.received(reply.code() + last + reply.lines().get(i));
    }
  }

  /** In one write, so that it is one record; wipes what it was given. */
  private void send(byte[] command) throws NetFailure {
    byte[] line = Arrays.copyOf(command, command.length + 2);
    line[command.length] = '\r';
    line[command.length + 1] = '\n';
    try {
      out.write(line);
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    } finally {
      Arrays.fill(command, (byte) 0);
      Arrays.fill(line, (byte) 0);
    }
  }

  private NetFailure failed(IOException e) {
    usable = false;
    if (e instanceof NetFailure failure) {
      return failure.kind() == Kind.CONNECTION
          ? new NetFailure(Kind.CONNECTION, failure.sentence() + remark, failure)
          : failure;
    }
    String why =
        e instanceof TlsFatalAlertReceived alert
            ? "alert " + AlertDescription.getName(alert.getAlertDescription())
            : String.valueOf(e.getMessage());
    return new NetFailure(Kind.CONNECTION, "the TLS connection ended: " + why + remark, e);
  }

  private static String verb(String command) {
    int blank = command.indexOf(' ');
    return blank < 0 || command.startsWith("AUTH") ? command : command.substring(0, blank);
  }
}
