package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"imported", "imported-vpn", "imported-2-old"})
  void what_came_from_elsewhere_is_a_family_of_its_own(String id) {
    assertThat(CaId.requireImported(id)).isEqualTo(id);
    assertThat(CaId.family(id)).isEqualTo(CaId.IMPORTED);
    assertThat(CaId.isIssuing(id)).isFalse();
    assertThat(id).matches(CaId.PATTERN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "legacy", "users-2", "root", "imported_2", "Imported", "imported-"})
  void other_ids_are_refused(String id) {
    assertThatThrownBy(() -> CaId.requireImported(id)).isInstanceOf(Fault.class);
  }

  @Test
  void servers_and_users_stay_what_they_were() {
    assertThat(CaId.family("users-2")).isEqualTo(CaId.USERS);
    assertThat(CaId.isImported("users-2")).isFalse();
  }
}
