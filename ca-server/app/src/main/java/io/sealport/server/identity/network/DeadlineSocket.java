package io.sealport.server.identity.network;

import io.sealport.net.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;

/**
 * A connected socket of which every read ends by the deadline, so that who drips byte by byte gains
 * nothing. Also TLS may be layered over it. Timeouts set by others are not heard.
 */
final class DeadlineSocket extends Socket {

  private final Socket socket;
  private final InputStream in;

  DeadlineSocket(Socket socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.in =
        new FilterInputStream(socket.getInputStream()) {
          @Override
          public int read() throws IOException {
            socket.setSoTimeout(deadline.leftMillis());
            return super.read();
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            socket.setSoTimeout(deadline.leftMillis());
            return super.read(to, offset, length);
          }
        };
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void setSoTimeout(int timeout) {
    // The deadline says when it is over.
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public synchronized void close() throws IOException {
    socket.close();
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }
}
