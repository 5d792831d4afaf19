package io.sealport.ftps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import java.time.Duration;

/** One look of a test at a server of its own; every socket must be closed behind it. */
final class Looker {

  static final Name NAME = Name.dns("ftp.example.com");

  private final CountingDialer dialer = new CountingDialer();
  private final Transcript transcript = new Transcript();
  private Duration patience = Duration.ofSeconds(10);

  Looker within(Duration time) {
    patience = time;
    return this;
  }

  Transcript transcript() {
    return transcript;
  }

  ServedEndpoint look(FtpsTarget target) throws NetFailure {
    return look(target, TlsOffer.to(target.name()));
  }

  ServedEndpoint look(FtpsTarget target, TlsOffer offer) throws NetFailure {
    try {
      return new FtpsProbe(dialer).look(target, offer, Deadline.in(patience), transcript);
    } finally {
      assertThat(dialer.dialled()).containsExactly(target.address());
      assertThat(dialer.allAreClosed()).isTrue();
    }
  }

  NetFailure fail(LoopbackServer server, FtpsMode mode) {
    return fail(new FtpsTarget(NAME, server.address(), mode));
  }

  NetFailure fail(FtpsTarget target) {
    NetFailure failure = catchThrowableOfType(NetFailure.class, () -> look(target));
    assertThat(failure).as("a failure").isNotNull();
    return failure;
  }
}
