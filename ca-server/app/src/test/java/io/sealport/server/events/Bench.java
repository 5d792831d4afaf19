package io.sealport.server.events;

import io.sealport.api.DeliveryInfo;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.identity.person.LoopbackWeb;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The rooms with an events.yaml, and a receiver of webhooks on a loopback address. */
final class Bench implements AutoCloseable {

  /** 32 bytes, as Standard Webhooks writes them. */
  static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  final FakeClock clock = new FakeClock();
  final Receiver receiver = new Receiver(LoopbackWeb.plain());
  private final Path home;
  private TestRooms rooms;

  Bench(Path folder, String yaml) {
    home = TestHome.copyInto(folder);
    write("hook.secret", SECRET);
    rooms = open(yaml);
  }

  private TestRooms open(String yaml) {
    write("events.yaml", yaml.replace("$URL", receiver.url()));
    TestRooms opened = TestRooms.on(home, clock);
    opened.get(EventFeed.class).start();
    opened.get(Deliveries.class).start();
    opened.get(Schedules.class).start();
    return opened;
  }

  void write(String name, String text) {
    try {
      Path file = Files.writeString(home.resolve(name), text);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TestRooms rooms() {
    return rooms;
  }

  /** A restart with another events.yaml. */
  void restart(String yaml) {
    rooms.close();
    rooms = open(yaml);
  }

  void pump() {
    rooms.get(EventFeed.class).pump();
  }

  /** Delivers what is due on a channel, here and now. */
  void deliver(String channel) {
    rooms.get(Deliveries.class).deliverDue(channel);
  }

  List<DeliveryInfo> outbox() {
    return rooms.get(EventOffice.class).deliveries("", 0, 1_000).items();
  }

  /** Kind and state of each delivery. */
  List<String> told() {
    return outbox().stream().map(d -> d.kind() + " " + d.state()).toList();
  }

  @Override
  public void close() {
    rooms.close();
    receiver.close();
  }
}
