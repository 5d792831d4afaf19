package io.sealport.cli.inspect;

import io.sealport.api.ProfileInfo;
import io.sealport.cli.client.Connection;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the profiles to compare come from. */
final class PolicySource {

  private PolicySource() {}

  /**
   * The rulebook of a folder of profiles, of a home, or with {@code active} the server's.
   *
   * @throws Fault NOT_FOUND if there is no such folder; BAD_CONFIGURATION with all that is wrong
   */
  static Rulebook of(String text, Optional<Connection> connection) {
    if (text.equals("active")) {
      return Rulebook.of(
          connection.orElseThrow().api().list("/profiles", ProfileInfo.class).stream()
              .map(p -> Profile.parse(p.name() + ".yaml", p.yaml()))
              .toList());
    }
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      throw Fault.of(Kind.NOT_FOUND, "there is no folder " + folder)
          .withHint("wanted a folder of profiles, a CA's home, or the word active");
    }
    Path within = folder.resolve("policies");
    return Rulebook.load(Files.isDirectory(within) ? within : folder);
  }
}
