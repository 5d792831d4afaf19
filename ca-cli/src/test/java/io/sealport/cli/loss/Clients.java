package io.sealport.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.FreshKey;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;

/**
 * Clients that issue, revoke and fetch CRLs without a pause, until they are closed. Each has at
 * most one order under way, and asks again, with the same key, until it has its answer.
 */
final class Clients implements AutoCloseable {

  private static final int THREADS = 6;

  /** While the server is away. */
  private static final long PATIENCE_MILLIS = 100;

  private static final List<String> CAS = List.of("root", "servers", "users");

  private final List<Wire> wires;
  private final Told told;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final SecureRandom secure = new SecureRandom();
  private final AtomicInteger names = new AtomicInteger();
  private final LinkedBlockingQueue<String> revocable = new LinkedBlockingQueue<>();
  private volatile boolean closing;

  /**
   * Begins.
   *
   * @param wires the ways to the servers; every attempt takes one of them
   */
  Clients(List<Wire> wires, Told told, long seed) {
    this.wires = List.copyOf(wires);
    this.told = told;
    for (int i = 0; i < THREADS; i++) {
      Random chance = new Random(seed + i);
      threads.execute(() -> work(chance));
    }
  }

  private void work(Random chance) {
    while (!closing) {
      try {
        switch (chance.nextInt(4)) {
          case 0, 1 -> order(chance);
          case 2 -> revoke(chance);
          default -> fetchCrl(any(chance), CAS.get(chance.nextInt(CAS.size())));
        }
      } catch (RuntimeException | Error e) {
        told.wrong(e);
        return;
      }
    }
  }

  private void order(Random chance) {
    String login = "user" + names.incrementAndGet();
    String csr = FreshKey.generate(KeyType.EC_P256, secure).csr(List.of(Name.login(login))).pem();
    Map<String, Object> body =
        Map.of("profile", "ftps-user", "names", List.of("login:" + login), "csr", csr);
    String key = UUID.randomUUID().toString();
    Wire.Answer answer = insist(chance, "/requests", body, key);
    assertThat(answer.status()).as(new String(answer.body())).isEqualTo(201);
    var info = answer.json().get("bundle").get("info");
    String serial = info.get("serial").asText();
    told.certificate(key, new Told.Received("login:" + login, serial, info.get("sha256").asText()));
    revocable.add(serial);
  }

  private void revoke(Random chance) {
    String serial = revocable.poll();
    if (serial == null) {
      return;
    }
    Wire.Answer answer =
        insist(
            chance, "/certificates/" + serial + "/revoke", Map.of("reason", "keyCompromise"), "");
    // 409: the answer to an earlier attempt was lost, the revocation was not.
    assertThat(answer.status()).as(new String(answer.body())).isIn(200, 409);
    told.revocation(serial);
  }

  private Wire any(Random chance) {
    return wires.get(chance.nextInt(wires.size()));
  }

  /** Asks until a server answers. */
  private Wire.Answer insist(Random chance, String path, Map<String, ?> body, String key) {
    Optional<Wire.Answer> answer = any(chance).post(path, body, key);
    if (answer.isEmpty() && !key.isEmpty()) {
      told.resumedOrder();
    }
    while (answer.isEmpty()) {
      Victim.pause(PATIENCE_MILLIS);
      answer = any(chance).post(path, body, key);
    }
    return answer.get();
  }

  private void fetchCrl(Wire wire, String ca) {
    // Each server gives newer ones only; of several one may be a moment behind.
    String place = wire.place() + " " + ca;
    long atLeast = told.crlNumber(place);
    wire.fetch("/crl/" + ca + ".crl")
        .filter(Wire.Answer::isSuccess)
        .ifPresent(a -> told.crl(place, atLeast, number(crl(a.body()))));
  }

  /** Throws unless the bytes are one whole CRL. */
  static X509CRL crl(byte[] der) {
    try {
      return (X509CRL)
          CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("half a CRL", e);
    }
  }

  static long number(X509CRL crl) {
    byte[] extension = crl.getExtensionValue("2.5.29.20");
    return ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets())
        .longValueExact();
  }

  /** Lets every client finish what it has under way; the server must be there. */
  @Override
  public void close() {
    closing = true;
    threads.shutdown();
    try {
      assertThat(threads.awaitTermination(2, TimeUnit.MINUTES))
          .as("every client has its answers")
          .isTrue();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
