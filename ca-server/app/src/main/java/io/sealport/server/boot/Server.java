package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.server.netty.NettyEmbeddedServer;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.events.Deliveries;
import io.sealport.server.events.EventFeed;
import io.sealport.server.events.Schedules;
import io.sealport.server.fleet.Once;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.registration.DryRun;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.registration.PolicyOffice;
import io.sealport.server.status.Alarms;
import io.sealport.server.status.Crls;
import io.sealport.server.watch.Lifecycle;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server on a home. Closing it answers what is under way, then stops. */
final class Server implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Server.class);

  /** How long requests under way may take when the server is told to stop. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Home home;
  private final ServerConfig config;
  private final ApplicationContext rooms;
  private final HomeLock lock;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Server(Home home, ServerConfig config, ApplicationContext rooms, HomeLock lock) {
    this.home = home;
    this.config = config;
    this.rooms = rooms;
    this.lock = lock;
  }

  /**
   * Starts the server; when this returns it serves.
   *
   * @throws Fault CONFLICT if the home or a port is in use; UNAUTHENTICATED for a wrong passphrase;
   *     BAD_CONFIGURATION for a wrong policy
   */
  static Server start(Home home, ServerConfig asked, Passphrase passphrase, Clock clock) {
    HomeLock lock = HomeLock.take(home);
    ApplicationContext rooms = null;
    try {
      ServerConfig config =
          asked.listeningOn(
              Optional.empty(),
              Optional.of(freePort(asked.bind(), asked.httpPort(), "http-port")),
              Optional.of(freePort(asked.bind(), asked.httpsPort(), "https-port")));
      requirePort(config.watch().metricsPort());
      requireDatabase(home, config);
      LOG.info("signing with {}", Cryptography.signer());
      rooms = Wiring.open(home, config, passphrase, clock, true);
      if (config.database().isPresent()) {
        rooms.getBean(Hierarchy.class).requireKeys();
      }
      rooms.getBean(EventFeed.class).start();
      rooms.getBean(Deliveries.class).start();
      rooms.getBean(Schedules.class).start();
      rooms.getBean(OwnCertificates.class).renewDue();
      rooms.getBean(PolicyOffice.class).start();
      publishCrls(rooms);
      rooms.getBean(NettyEmbeddedServer.class).start();
      AuthorityFiles.write(rooms, home);
      rooms.getBean(Alarms.class).tell();
      Running.announce(home, config);
      rooms.getBean(Lifecycle.class).serves();
      return new Server(home, config, rooms, lock);
    } catch (RuntimeException e) {
      if (rooms != null) {
        rooms.close();
      }
      lock.close();
      throw Startup.fault(e);
    }
  }

  /** Unless another server is issuing them: then it publishes what there is, and the rest soon. */
  private static void publishCrls(ApplicationContext rooms) {
    Crls crls = rooms.getBean(Crls.class);
    if (!rooms.getBean(Once.class).run(Once.CRLS, Duration.ZERO, crls::publishDue)) {
      crls.fetchNewer();
    }
  }

  /** SQLite would make an empty one, and the CA would seem never to have been. */
  private static void requireDatabase(Home home, ServerConfig config) {
    if (config.database().isEmpty() && !Files.exists(home.database())) {
      throw Startup.fault(DatabaseTrouble.GONE.fault(), home.database().toString());
    }
  }

  private static void requirePort(int metrics) {
    if (metrics != 0) {
      freePort(ListenerProperties.LOCAL, metrics, Key.METRICS_PORT.wire());
    }
  }

  /** The port itself if it is free, or a free one for 0. */
  private static int freePort(String bind, int port, String key) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
      return probe.getLocalPort();
    } catch (BindException e) {
      throw Fault.of(
              Kind.CONFLICT, key + " " + port + " on " + bind + " cannot be had: " + e.getMessage())
          .withHint("--" + key + " N chooses another");
    } catch (UnknownHostException e) {
      throw Fault.of(
          Kind.BAD_CONFIGURATION, "bind: \"" + bind + "\" is no address of this machine");
    } catch (IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "no port can be had on " + bind, e);
    }
  }

  String http() {
    return "http://" + config.bind() + ":" + config.httpPort();
  }

  String https() {
    return "https://" + config.bind() + ":" + config.httpsPort();
  }

  /** The rooms, for tests. */
  ApplicationContext rooms() {
    return rooms;
  }

  void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    LOG.info("stopping");
    Running.withdraw(home);
    rooms.getBean(Lifecycle.class).stops();
    try {
      finishRequests();
      rooms.getBean(DryRun.class).flush();
      // A revocation of the last second is published before the server goes.
      publishCrls(rooms);
    } catch (RuntimeException e) {
      LOG.error("while stopping", e);
    } finally {
      rooms.close();
      lock.close();
      stopped.countDown();
    }
  }

  /** Takes no more requests and waits for those under way. */
  private void finishRequests() {
    NettyEmbeddedServer listeners = rooms.getBean(NettyEmbeddedServer.class);
    try {
      listeners.shutdownGracefully().toCompletableFuture().get(GRACE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("requests were still under way after {}", GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    listeners.stopServerOnly();
  }
}
