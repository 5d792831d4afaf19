package io.sealport.ftps;

import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import java.net.InetSocketAddress;

/** What all connections of one conversation share. */
record Conversation(Dialer dialer, Deadline deadline, Transcript transcript) {

  Wire dial(InetSocketAddress to) throws NetFailure {
    return Wire.dial(dialer, to, deadline, transcript);
  }
}
