package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.Forge.Forged;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialTest {

  private final Forged user = Forge.user("alice").selfSigned();

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "rsa-2048", "ed25519"})
  void refuses_the_key_of_another_certificate(String type) {
    var other = Keys.generate(KeyType.parse(type), new SecureRandom()).getPrivate();

    assertThatThrownBy(() -> ClientCredential.of(List.of(user.certificate()), other))
        .isInstanceOf(Fault.class)
        .hasMessage("the key is not the client certificate's");
    assertThatThrownBy(() -> ClientCredential.of(List.of(), other)).isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "rsa-2048", "ed25519"})
  void takes_its_own_key_and_shows_nothing_of_it(String type) {
    var keys = Keys.generate(KeyType.parse(type), new SecureRandom());
    Forged own = Forge.user("alice").key(keys).by(user);

    ClientCredential credential =
        ClientCredential.of(List.of(own.certificate()), keys.getPrivate());

    assertThat(credential.key().isPrivate()).isTrue();
    assertThat(credential).hasToString("the client certificate of CN=alice");
  }
}
