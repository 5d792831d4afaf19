package io.sealport.ftps;

import io.sealport.net.Addresses;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A TCP connection within a deadline, however slowly the other side drips, and within a number of
 * bytes for each part of the conversation. All that goes wrong is a {@link NetFailure}.
 */
final class Wire implements Closeable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Deadline deadline;
  private String part = "bytes";
  private int allowed;
  private int left;

  private Wire(Socket socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** Dials; whoever gets the wire closes it. */
  static Wire dial(Dialer dialer, InetSocketAddress to, Deadline deadline, Transcript transcript)
      throws NetFailure {
    Socket socket = dialer.dial(to, deadline);
    try {
      transcript.note("connected to " + Addresses.text(to));
      return new Wire(socket, deadline);
    } catch (IOException e) {
      close(socket);
      throw new NetFailure(Kind.CONNECTION, "the connection broke: " + e.getMessage(), e);
    }
  }

  /** Begins a part of the conversation, which may have so many bytes from the other side. */
  void allow(int bytes, String what) {
    part = what;
    allowed = bytes;
    left = bytes;
  }

  /** Ends the conversation after that time, if its deadline is not earlier. */
  void hurry(Duration most) {
    Duration rest = deadline.left();
    deadline = Deadline.in(rest.compareTo(most) < 0 ? rest : most);
  }

  /** Whether the other side has said something that nobody has read yet. */
  boolean hasUnread() throws NetFailure {
    try {
      return in.available() > 0;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  InputStream input() {
    return new Input();
  }

  OutputStream output() {
    return new Output();
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is given up in any case.
    }
  }

  private int receive(byte[] bytes, int offset, int length) throws NetFailure {
    if (left == 0) {
      throw new NetFailure(
          Kind.TOO_MUCH, "more than " + allowed + " bytes of " + part + "; gave up");
    }
    try {
      socket.setSoTimeout(deadline.leftMillis());
      int count = in.read(bytes, offset, Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    } catch (SocketTimeoutException e) {
      throw new NetFailure(Kind.TIMEOUT, "no end of the " + part + " within the time given", e);
    } catch (NetFailure e) {
      throw e;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private void send(byte[] bytes, int offset, int length) throws NetFailure {
    try {
      deadline.requireLeft();
      out.write(bytes, offset, length);
      out.flush();
    } catch (NetFailure e) {
      throw e;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private NetFailure broken(IOException e) {
    return new NetFailure(
        Kind.CONNECTION, "the connection broke at the " + part + ": " + e.getMessage(), e);
  }

  private final class Input extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return length == 0 ? 0 : receive(bytes, offset, length);
    }
  }

  private final class Output extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      send(bytes, offset, length);
    }
  }
}
