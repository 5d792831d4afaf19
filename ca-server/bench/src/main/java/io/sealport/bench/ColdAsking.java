package io.sealport.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Asks every question once, over connections that stay open: wrk would ask again what the server
 * then has in its memory.
 *
 * @param rate answers a second
 * @param p99 of the latency, milliseconds
 */
record ColdAsking(double rate, double p99) {

  private static final int CONNECTIONS = 8;

  /**
   * Asks them all.
   *
   * @param questions OCSP requests, DER
   */
  static ColdAsking run(int port, List<byte[]> questions) throws InterruptedException {
    long[] took = new long[questions.size()];
    AtomicInteger next = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new Thread(() -> ask(port, questions, next, took)))
            .toList();
    long begin = System.nanoTime();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    Arrays.sort(took);
    WrongAnswerException.unless(took[0] > 0, "an OCSP question was not answered");
    return new ColdAsking(questions.size() / seconds, took[(int) (questions.size() * 0.99)] / 1e6);
  }

  private static void ask(int port, List<byte[]> questions, AtomicInteger next, long[] took) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (int i = next.getAndIncrement(); i < took.length; i = next.getAndIncrement()) {
        long begin = System.nanoTime();
        socket.getOutputStream().write(request(questions.get(i)));
        requireOk(in);
        took[i] = System.nanoTime() - begin;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] request(byte[] question) {
    byte[] head =
        ("POST /ocsp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/ocsp-request\r\n"
                + "Content-Length: "
                + question.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + question.length);
    System.arraycopy(question, 0, whole, head.length, question.length);
    return whole;
  }

  private static void requireOk(InputStream in) throws IOException {
    String line = line(in);
    WrongAnswerException.unless(line.startsWith("HTTP/1.1 200"), "OCSP answers " + line);
    int length = 0;
    while (!line.isEmpty()) {
      line = line(in);
      if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    WrongAnswerException.unless(
        in.readNBytes(length).length == length, "an OCSP answer was cut off");
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      WrongAnswerException.unless(c >= 0, "the server closed a connection");
      if (c != '\r') {
        text.append((char) c);
      }
    }
    return text.toString();
  }
}
