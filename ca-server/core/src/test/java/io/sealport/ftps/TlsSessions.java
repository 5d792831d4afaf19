package io.sealport.ftps;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.tls.TlsSession;

/** The sessions that a server lets its clients resume. */
public final class TlsSessions {

  private final Map<String, TlsSession> kept = new ConcurrentHashMap<>();
  private volatile boolean resumed;

  TlsSession of(byte[] id) {
    return kept.get(HexFormat.of().formatHex(id));
  }

  void keep(TlsSession session) {
    kept.put(HexFormat.of().formatHex(session.getSessionID()), session);
  }

  void lastResumed(boolean last) {
    resumed = last;
  }

  /** Whether the last handshake resumed one of them. */
  boolean lastResumed() {
    return resumed;
  }
}
