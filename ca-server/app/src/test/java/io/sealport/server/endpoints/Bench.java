package io.sealport.server.endpoints;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointsAdded;
import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.TlsActor;
import io.sealport.net.AddressBlock;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.TestKeys;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.fleet.Once;
import io.sealport.server.identity.network.AddressGuard;
import io.sealport.server.identity.network.DnsSettings;
import io.sealport.server.identity.network.FakeResolver;
import io.sealport.server.identity.network.NetworkSettings;
import io.sealport.server.identity.network.Reach;
import io.sealport.server.identity.network.RecordingDialer;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Alarm;
import io.sealport.server.status.Revocations;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A CA whose endpoint ftp.example.com is at 192.0.2.1, which is on loopback in truth. */
final class Bench implements AutoCloseable {

  static final String NAME = "ftp.example.com";
  static final String ID = NAME + ":21";
  static final Revocations.By BY = new Revocations.By("operator:test", () -> {});

  final FakeResolver resolver = new FakeResolver().answer(NAME, "192.0.2.1");
  final RecordingDialer dialer = new RecordingDialer();

  /** How many have come to dialling. */
  final AtomicInteger dialling = new AtomicInteger();

  volatile CountDownLatch gate = new CountDownLatch(0);
  private final List<FakeFtps> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final TestRooms rooms;
  final Watch watch;

  private Bench(TestRooms rooms) {
    this.rooms = rooms;
    this.watch = watch();
  }

  static Bench in(Path folder) {
    return new Bench(TestRooms.ofCa(folder));
  }

  /** Documentation's addresses may be dialled; they all end on loopback. */
  private Watch watch() {
    NetworkSettings settings =
        new NetworkSettings(
            DnsSettings.DEFAULTS,
            List.of(AddressBlock.of("192.0.2.0/24")),
            NetworkSettings.Ports.DEFAULTS);
    AddressGuard guard = new AddressGuard(settings);
    Lookout lookout =
        new Lookout(
            new Reach(resolver, guard, this::dial),
            guard,
            this::dial,
            rooms.get(Hierarchy.class),
            rooms.get(RevokedUser.class),
            rooms.clock());
    return new Watch(
        rooms.get(Watchlist.class),
        lookout,
        rooms.get(Sightings.class),
        register(),
        rooms.get(Once.class),
        threads,
        new SecureRandom(),
        rooms.clock());
  }

  /** Who dials waits while the gate is closed. */
  private Socket dial(InetSocketAddress to, Deadline deadline) throws NetFailure {
    dialling.incrementAndGet();
    try {
      gate.await();
      return dialer.dial(to, deadline);
    } catch (InterruptedException e) {
      throw new NetFailure(NetFailure.Kind.TIMEOUT, "the test is over", e);
    }
  }

  Register register() {
    return rooms.get(Register.class);
  }

  static EndpointRequest asked(String name) {
    return new EndpointRequest(name, 21, "explicit", null, null, null, null, null, null);
  }

  EndpointsAdded add(EndpointRequest... asked) {
    return register().add(List.of(asked), false, BY);
  }

  /** Serves a certificate of the ledger, with its chain. */
  FakeFtps serve(LedgerEntry entry) {
    return serve(actor(entry));
  }

  TlsActor actor(LedgerEntry entry) {
    Forged own =
        new Forged(
            entry.certificate(), TestKeys.ecOf(entry.profile() + entry.facts().names().get(0)));
    Forged ca = new Forged(rooms.get(Hierarchy.class).chain(entry.issuer()).get(0), own.keys());
    return TlsActor.of(own, ca);
  }

  /** Serves at 192.0.2.1:21 from now on. */
  FakeFtps serve(TlsActor actor) {
    // It names the address that it is dialled at, as a server behind NAT must.
    FakeFtps server = FakeFtps.explicit(actor).answering("PASV", "227 ok (192,0,2,1,%h,%l)");
    servers.add(server);
    dialer.detour("192.0.2.1:21", server.address().getPort());
    return server;
  }

  /** Nobody listens there any more. */
  void stop() {
    servers.forEach(FakeFtps::close);
  }

  LedgerEntry issue() {
    return TestDoor.issue(rooms, "ftps-server", "dns:" + NAME);
  }

  EndpointInfo look() {
    return watch.look(ID);
  }

  /** What is due is looked at, and over when this returns. */
  List<String> lookDue() {
    return watch.lookDue().stream().map(CompletableFuture::join).toList();
  }

  void advance(Duration by) {
    rooms.clock().advance(by);
  }

  /** The alarms that stand of endpoints, as all alarms tell them. */
  List<String> standing() {
    return rooms.get(EndpointAlarms.class).look(rooms.clock().instant()).stream()
        .map(a -> a.severity().wire() + " " + a.id())
        .toList();
  }

  /** The alarm of that kind. */
  Alarm alarm(String kind) {
    return rooms.get(EndpointAlarms.class).look(rooms.clock().instant()).stream()
        .filter(a -> a.id().equals("endpoint-" + kind + ":" + ID))
        .findFirst()
        .orElseThrow();
  }

  /** What the journal says of endpoints and alarms. */
  List<String> journaled() {
    return rooms.get(JournalReader.class).after(0, 1_000).stream()
        .filter(e -> e.act().startsWith("endpoint.") || e.act().startsWith("alarm."))
        .map(e -> e.act() + " " + e.subject())
        .toList();
  }

  @Override
  public void close() {
    stop();
    rooms.close();
    threads.shutdownNow();
  }
}
