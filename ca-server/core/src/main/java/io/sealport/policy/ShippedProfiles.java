package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The profiles that come with Sealport, from the policies jar. */
public final class ShippedProfiles {

  /** A class path cannot be listed; a test holds this list against the folder. */
  private static final List<String> NAMES =
      List.of(
          "auditor",
          "endpoint-test",
          "ftps-server",
          "ftps-user",
          "ocsp-responder",
          "officer",
          "operator",
          "sealport-https");

  private static final String FOLDER = "/io/sealport/policies/profiles/";

  /** One file: its name ({@code ftps-server.yaml}) and its text. */
  public record ProfileFile(String name, String yaml) {

    /** The file's content. */
    public byte[] bytes() {
      return yaml.getBytes(StandardCharsets.UTF_8);
    }
  }

  private ShippedProfiles() {}

  /**
   * Every shipped profile, ordered by name.
   *
   * @throws Fault INTERNAL if the policies jar is not on the class path
   */
  public static List<ProfileFile> files() {
    return NAMES.stream().map(n -> read(n + ".yaml")).toList();
  }

  private static ProfileFile read(String file) {
    try (InputStream in = ShippedProfiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw Fault.of(Kind.INTERNAL, "the shipped profile " + file + " is not on the class path");
      }
      return new ProfileFile(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot read the shipped profile " + file, e);
    }
  }
}
