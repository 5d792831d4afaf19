package io.sealport.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {

  private static final URI SERVER = URI.create("https://ca.example:8443");
  private static final Given.Proof NO_PROOF = new Given.Proof(null, null, null, null);
  private static final Given NOTHING = new Given(null, null, null, null, NO_PROOF);

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void a_user() {
    environment.put("XDG_CONFIG_HOME", folder.toString());
  }

  @Test
  void a_home_is_used_as_its_operator() {
    Given given = new Given(Path.of("/ca"), null, null, null, NO_PROOF);

    assertThat(find(given)).isEqualTo(home("/ca"));
  }

  @Test
  void an_operator_of_another_name_is_found() throws Exception {
    Files.createDirectories(folder.resolve("operators"));
    Files.writeString(folder.resolve("operators/eve.crt"), "");
    Given given = new Given(folder, null, null, null, NO_PROOF);

    assertThat(((Place.Home) find(given)).credential())
        .isEqualTo(
            new Credential.ClientCertificate(
                folder.resolve("operators/eve.crt"), folder.resolve("operators/eve.key")));
  }

  @Test
  void the_environment_names_the_home() {
    environment.put("SEALPORT_HOME", "/ca");

    assertThat(find(NOTHING)).isEqualTo(home("/ca"));
  }

  @Test
  void the_environments_token_goes_before_the_homes_operator() {
    environment.put("SEALPORT_HOME", "/ca");
    environment.put("SEALPORT_TOKEN", " t1\n");

    assertThat(find(NOTHING))
        .isEqualTo(new Place.Home(Path.of("/ca"), new Credential.Bearer("t1")));
  }

  @Test
  void the_command_line_goes_before_the_environment() {
    environment.put("SEALPORT_HOME", "/ca");
    environment.put("SEALPORT_TOKEN", "t1");
    Given.Proof proof = new Given.Proof(null, null, "t2", null);
    Given given = new Given(null, SERVER, Path.of("root.pem"), null, proof);

    assertThat(find(given)).isEqualTo(remote(new Credential.Bearer("t2")));
  }

  @Test
  void the_current_context_is_the_last_resort() {
    Contexts.of(environment)
        .save("a", new SavedContext(null, SERVER, Path.of("root.pem"), null, null, "t3", null));

    assertThat(find(NOTHING)).isEqualTo(remote(new Credential.Bearer("t3")));
  }

  @Test
  void without_a_credential_one_is_anyone() {
    Given given = new Given(null, SERVER, Path.of("root.pem"), null, NO_PROOF);

    assertThat(find(given)).isEqualTo(remote(new Credential.None()));
  }

  @Test
  void refuses_two_places_and_half_a_credential() {
    refuses(new Given(Path.of("/ca"), SERVER, null, null, NO_PROOF), "one of --home");
    Given.Proof half = new Given.Proof(Path.of("a.crt"), null, null, null);
    refuses(new Given(Path.of("/ca"), null, null, null, half), "--cert and --key go together");
    Given.Proof two = new Given.Proof(Path.of("a.crt"), Path.of("a.key"), "t", null);
    refuses(new Given(Path.of("/ca"), null, null, null, two), "give one of --cert");
  }

  @Test
  void refuses_a_server_without_trust_and_no_place_at_all() {
    refuses(new Given(null, SERVER, null, null, NO_PROOF), "--trust");
    refuses(NOTHING, "which server?");
  }

  @Test
  void refuses_a_token_that_could_not_stand_in_a_header() {
    Given.Proof proof = new Given.Proof(null, null, "a\r\nX-Evil: 1", null);

    refuses(new Given(Path.of("/ca"), null, null, null, proof), "holds no token");
  }

  private Place find(Given given) {
    return new Places(environment).find(given);
  }

  private void refuses(Given given, String words) {
    assertThatThrownBy(() -> find(given)).isInstanceOf(Fault.class).hasMessageContaining(words);
  }

  private static Place home(String folder) {
    Path operators = Path.of(folder, "operators");
    return new Place.Home(
        Path.of(folder),
        new Credential.ClientCertificate(
            operators.resolve("admin.crt"), operators.resolve("admin.key")));
  }

  private static Place remote(Credential credential) {
    return new Place.Remote(new Target(SERVER, Path.of("root.pem"), credential));
  }
}
