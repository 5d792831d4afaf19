package io.sealport.server.identity.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A DNS server on loopback, UDP and TCP on one port, that says what it was told to say. */
public final class FakeDns implements AutoCloseable {

  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final Map<String, List<Record>> records = new HashMap<>();
  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private Function<Message, Message> signing = Function.identity();
  private Function<Message, Message> editing = Function.identity();
  private boolean truncating;
  private Duration delay = Duration.ZERO;

  public FakeDns() throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.tcp = new ServerSocket(0, 5, loopback);
    this.udp = new DatagramSocket(tcp.getLocalPort(), loopback);
    start("fake dns udp", this::serveUdp);
    start("fake dns tcp", this::serveTcp);
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort());
  }

  /** Adds a record, {@code ftp.example.com}, {@code A}, {@code 192.0.2.1}. */
  public FakeDns has(String name, String type, String rdata) {
    try {
      Name owner = Name.fromString(name, Name.root);
      Record record = Record.fromString(owner, Type.value(type), DClass.IN, 60, rdata, Name.root);
      records.computeIfAbsent(key(owner, Type.value(type)), k -> new ArrayList<>()).add(record);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with that code and nothing else. */
  FakeDns fails(String name, String type, int code) throws IOException {
    codes.put(key(Name.fromString(name, Name.root), Type.value(type)), code);
    return this;
  }

  /** Has answers signed by that for who asks with DNSSEC. */
  FakeDns signing(Function<Message, Message> signer) {
    this.signing = signer;
    return this;
  }

  /** Has every answer changed by that, behind the signing. */
  FakeDns editing(Function<Message, Message> editor) {
    this.editing = editor;
    return this;
  }

  /** Sends over UDP that there is more, and all of it over TCP alone. */
  FakeDns truncating() {
    this.truncating = true;
    return this;
  }

  FakeDns slow(Duration wait) {
    this.delay = wait;
    return this;
  }

  /** Every question, {@code udp ftp.example.com A}, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private static String key(Name name, int type) {
    return name.canonicalize() + " " + Type.string(type);
  }

  private void serveUdp() {
    byte[] buffer = new byte[4096];
    while (!udp.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        Message answer = answer("udp", java.util.Arrays.copyOf(buffer, packet.getLength()));
        if (truncating) {
          answer.getHeader().setFlag(Flags.TC);
          answer.removeAllRecords(Section.ANSWER);
        }
        byte[] wire = answer.toWire();
        udp.send(new DatagramPacket(wire, wire.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Closed, or nobody waits any more.
      }
    }
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket socket = tcp.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
          byte[] wire = answer("tcp", in.readNBytes(in.readUnsignedShort())).toWire();
          out.writeShort(wire.length);
          out.write(wire);
          out.flush();
        }
      } catch (IOException e) {
        // Closed by one of the two.
      }
    }
  }

  private Message answer(String way, byte[] query) throws IOException {
    Message question = new Message(query);
    Name name = question.getQuestion().getName();
    int type = question.getQuestion().getType();
    asked.add(way + " " + name.toString(true) + " " + Type.string(type));
    pause();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RD);
    answer.getHeader().setFlag(Flags.RA);
    answer.addRecord(question.getQuestion(), Section.QUESTION);
    Integer code = codes.get(key(name, type));
    if (code != null) {
      answer.getHeader().setRcode(code);
      return answer;
    }
    fill(answer, name, type);
    boolean wantsSignatures =
        question.getOPT() != null && (question.getOPT().getFlags() & ExtendedFlags.DO) != 0;
    return editing.apply(wantsSignatures ? signing.apply(answer) : answer);
  }

  /** As a recursive server does: one CNAME after the other, up to what it knows. */
  private void fill(Message answer, Name name, int type) {
    Name current = name;
    for (int i = 0; i < 3; i++) {
      List<Record> found = records.getOrDefault(key(current, type), List.of());
      found.forEach(r -> answer.addRecord(r, Section.ANSWER));
      List<Record> alias = records.getOrDefault(key(current, Type.CNAME), List.of());
      if (!found.isEmpty() || alias.isEmpty()) {
        if (found.isEmpty() && !exists(current)) {
          answer.getHeader().setRcode(Rcode.NXDOMAIN);
        }
        return;
      }
      answer.addRecord(alias.get(0), Section.ANSWER);
      current = ((org.xbill.DNS.CNAMERecord) alias.get(0)).getTarget();
    }
  }

  private boolean exists(Name name) {
    return records.values().stream()
        .flatMap(List::stream)
        .anyMatch(r -> r.getName().subdomain(name));
  }

  private void pause() {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
  }
}
