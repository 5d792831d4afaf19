package io.sealport.ftps;

import io.sealport.ftps.LookResult.Served;
import io.sealport.ftps.LookResult.Stage;
import io.sealport.ftps.LookResult.Stopped;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import java.util.Optional;

/** Looks as {@link FtpsProbe} does, and says how far it came where that is not to the end. */
public final class StagedLook {

  private final Dialer dialer;

  public StagedLook(Dialer dialer) {
    this.dialer = dialer;
  }

  /** Comes to TLS, shakes hands and hangs up. */
  public LookResult look(
      FtpsTarget target, TlsOffer offer, Deadline deadline, Transcript transcript) {
    Wire wire;
    try {
      wire = Wire.dial(dialer, target.address(), deadline, transcript);
    } catch (NetFailure e) {
      return new Stopped(Stage.CONNECT, e, Optional.empty());
    }
    try (wire) {
      return target.mode() == FtpsMode.IMPLICIT
          ? shake(wire, offer, "", transcript)
          : greet(wire, offer, transcript);
    }
  }

  private static LookResult greet(Wire wire, TlsOffer offer, Transcript transcript) {
    Control control = new Control(wire, wire.input(), wire.output(), transcript, "");
    Stage stage = Stage.GREETING;
    try {
      String greeting = Opening.greeting(control).text();
      stage = Stage.AUTH;
      Opening.authenticate(control);
      return shake(wire, offer, greeting, transcript);
    } catch (NetFailure e) {
      return new Stopped(stage, e, control.last());
    }
  }

  private static LookResult shake(
      Wire wire, TlsOffer offer, String greeting, Transcript transcript) {
    try {
      return new Served(new ServedEndpoint(TlsConnection.look(wire, offer, transcript), greeting));
    } catch (NetFailure e) {
      boolean words = TlsReason.of(e) == TlsReason.PLAIN_TEXT;
      return new Stopped(words ? Stage.PLAIN_TEXT : Stage.TLS, e, Optional.empty());
    }
  }
}
