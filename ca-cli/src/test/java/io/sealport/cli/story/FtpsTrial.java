package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.Curl;
import io.sealport.cli.world.FtpClient;
import io.sealport.cli.world.FtpsLogin;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.Lftp;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Transfers over an FTPS server that must succeed, byte for byte, or must be refused. */
final class FtpsTrial {
  /**
   * Four TLS records, so that what is cut off shows. Not more: vsftpd 3.0.3 loses the end of TLS
   * 1.3 uploads of some hundred kilobytes, by openssl's certificates as well as by ours.
   */
  private static final int SIZE = 60_000;

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final FtpsServer server;
  private final Path folder;

  FtpsTrial(FtpsServer server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  static List<FtpClient> clients() {
    return List.of(new Lftp(), new Curl());
  }

  /** Uploads and downloads with both clients. */
  void transfers(FtpsLogin login) {
    clients().forEach(client -> transfers(client, login));
  }

  /** Uploads bytes never seen before, and downloads them again. */
  void transfers(FtpClient client, FtpsLogin login) {
    int number = COUNT.incrementAndGet();
    String name = "transfer-" + number + ".bin";
    byte[] content = new byte[SIZE];
    new Random(number).nextBytes(content);
    try {
      Path sent = Files.write(folder.resolve("sent-" + name), content);
      requireOk(client.upload(login, sent, name));
      assertThat(server.root().resolve(name)).hasBinaryContent(content);
      Path received = folder.resolve("received-" + name);
      requireOk(client.download(login, name, received));
      assertThat(received).hasBinaryContent(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Neither client gets a file in. */
  void refuses(FtpsLogin login) {
    clients().forEach(client -> refuses(client, login));
  }

  void refuses(FtpClient client, FtpsLogin login) {
    String name = "refused-" + COUNT.incrementAndGet() + ".txt";
    try {
      Path file = Files.writeString(folder.resolve(name), "not to arrive\n");
      Result upload = client.upload(login, file, name);
      assertThat(upload).as(server.log()).matches(result -> !result.ok(), "refused");
      assertThat(upload.exitCode()).as("%s", upload).isNotEqualTo(Result.TIMED_OUT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(server.root().resolve(name)).doesNotExist();
  }

  private void requireOk(Result transfer) {
    assertThat(transfer).as(server.log()).matches(Result::ok, "ok");
  }
}
