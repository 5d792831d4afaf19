package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.sealport.pki.CaId;
import io.sealport.pki.Keys;
import io.sealport.policy.Role;
import io.sealport.root.OfflineRoot;
import io.sealport.root.RootRequest;
import io.sealport.server.authority.Foundation;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.journal.Act;
import io.sealport.server.registration.Caller;
import io.sealport.server.root.RootDesk;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A root made for a new home in a folder of its own. The home asks it in the way in which it will
 * ask later, only that nobody carries the files.
 */
final class NewRoot {

  private static final Caller SYSTEM =
      new Caller(Act.SYSTEM, Optional.of(Role.ADMINISTRATOR), Optional.empty(), Optional.empty());

  private final OfflineRoot root;
  private final Passphrase passphrase;

  private NewRoot(OfflineRoot root, Passphrase passphrase) {
    this.root = root;
    this.passphrase = passphrase;
  }

  /** Makes the root and does the work with it; a failure leaves no root behind. */
  static void with(NewHome.RootPlace place, NewHome.Ca ca, Clock clock, Consumer<NewRoot> work) {
    char[] text = place.passphrase().text();
    Path folder = place.folder();
    OfflineRoot root;
    try {
      root = OfflineRoot.create(folder, ca.name(), ca.type(), text, new SecureRandom(), clock);
    } finally {
      Keys.wipe(text);
    }
    try {
      work.accept(new NewRoot(root, place.passphrase()));
    } catch (RuntimeException e) {
      root.undo();
      throw e;
    }
  }

  /** The issuing CAs, and the first CRL: it is published from the first start on. */
  void lay(ApplicationContext rooms) {
    rooms.getBean(Foundation.class).layBelow(root.certificate());
    RootDesk desk = rooms.getBean(RootDesk.class);
    answer(desk, desk.requestCrl(SYSTEM));
    for (String id : List.of(CaId.SERVERS, CaId.USERS)) {
      answer(desk, desk.requestCa(id, Optional.empty(), SYSTEM));
    }
  }

  private void answer(RootDesk desk, RootRequest request) {
    char[] text = passphrase.text();
    try {
      desk.take(root.sign(request, text), SYSTEM);
    } finally {
      Keys.wipe(text);
    }
  }
}
