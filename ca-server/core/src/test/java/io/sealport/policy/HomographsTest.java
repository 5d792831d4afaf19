package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.SpoofChecker;
import io.sealport.pki.Name;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomographsTest {

  private static final Set<Script> LATIN = EnumSet.of(Script.LATIN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dns:ftp.example.com",
        "dns:b\u00fccher.example",
        "dns:\u00e6ble.example",
        "login:Ren\u00e9 Dupont",
        "login:adrnin",
        "email:ren\u00e9@b\u00fccher.example",
        "ip:192.0.2.1"
      })
  void pass_latin(String name) {
    assertThat(Homographs.objection(Name.parse(name), LATIN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "login:\u0430dmin, several scripts",
    "dns:p\u0430ypal.example, several scripts",
    "email:bob@p\u0430ypal.example, several scripts",
    "email:b\u043eb@example.com, several scripts",
    "login:\u0438\u0432\u0430\u043d, the script cyrillic",
    "dns:\u4f8b\u3048.example, the script",
    "login:\uff41dmin, does not recommend",
    "login:\u2603, does not recommend",
    "login:xi\u0307\u0307, signs or digits",
  })
  void refuse_what_can_be_taken_for_something_else(String name, String words) {
    assertThat(Homographs.objection(Name.parse(name), LATIN).orElseThrow()).contains(words);
  }

  @Test
  void refuse_a_word_of_another_script_that_looks_latin() {
    Name same = Name.login("\u0430\u0441\u0435"); // Cyrillic a, es, ie
    Set<Script> both = EnumSet.of(Script.LATIN, Script.CYRILLIC);

    assertThat(Homographs.objection(same, both).orElseThrow()).contains("Latin \"ace\"");
    assertThat(Homographs.objection(same, EnumSet.of(Script.CYRILLIC))).isEmpty();
    assertThat(Homographs.objection(Name.login("\u0438\u0432\u0430\u043d"), both)).isEmpty();
  }

  @Test
  void pass_the_mixture_that_a_language_needs() {
    Name japanese = Name.dns("\u4f8b\u3048.example");
    assertThat(
            Homographs.objection(japanese, EnumSet.of(Script.LATIN, Script.HAN, Script.HIRAGANA)))
        .isEmpty();
  }

  /** The letters that stand in the code are those of the library. */
  @Test
  void ascii_skeletons_are_those_of_unicode() {
    SpoofChecker unicode = new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    for (char c = ' '; c < 0x7f; c++) {
      String text = Character.toString(c);
      assertThat(Skeleton.of(text)).as(text).isEqualTo(unicode.getSkeleton(text));
    }
    assertThat(Skeleton.of("mI1")).isEqualTo(unicode.getSkeleton("mI1"));
  }

  @ParameterizedTest
  @EnumSource(Script.class)
  void scripts_have_unicodes_names(Script script) {
    assertThat(UScript.getCodeFromName(script.wire())).isNotEqualTo(UScript.INVALID_CODE);
    assertThat(UScript.getName(UScript.getCodeFromName(script.wire())))
        .isEqualToIgnoringCase(script.wire());
  }

  @Test
  void judge_names_by_the_profile() {
    String yaml =
        Profiles.USER.replace(
            "allow: [", "scripts: [latin, cyrillic], deny: [\"login:root\"], allow: [");
    assertThat(refused(yaml, "login:\u0438\u0432\u0430\u043d")).isEmpty();
    assertThat(refused(yaml, "login:\u0430dmin")).containsExactly("names.scripts");
    assertThat(refused(yaml, "login:R00T")).containsExactly("names.deny");
    assertThat(refused(Profiles.USER, "login:\u0438\u0432\u0430\u043d"))
        .containsExactly("names.scripts");
  }

  @Test
  void refuse_what_looks_like_a_name_that_the_profile_spells_out() {
    String yaml = Profiles.USER.replace("allow: [", "allow: [\"login:paypal\", \"login:paypai\", ");
    assertThat(refused(yaml, "login:paypaI")).containsExactly("names.look-alike");
    assertThat(refused(yaml, "login:PayPal")).containsExactly("names.look-alike");
    assertThat(refused(yaml, "login:paypal")).isEmpty();
    assertThat(refused(yaml, "login:paypai")).isEmpty();
    assertThat(refused(yaml, "login:alice")).isEmpty();
  }

  @Test
  void refuse_wildcards_that_hold_strangers() {
    String yaml = Profiles.SERVER.replace("allow: [", "wildcards: true, allow: [");
    for (String name : List.of("dns:*.com", "dns:*.co.uk", "dns:*.local")) {
      assertThat(refused(yaml, name)).as(name).containsExactly("names.wildcards");
    }
    assertThat(refused(yaml, "dns:*.example.com")).isEmpty();
    assertThat(refused(yaml, "dns:*.files.local")).isEmpty();
  }

  @Test
  void refuse_names_that_are_too_long_together() {
    String[] names = new String[40];
    Arrays.setAll(names, i -> "dns:h" + i + "." + "a".repeat(60).concat(".").repeat(3) + "example");
    String yaml = Profiles.SERVER.replace("allow: [", "max: 100, allow: [");
    assertThat(refused(yaml, names)).isEmpty();

    String[] more = new String[60];
    Arrays.setAll(more, i -> "dns:h" + i + "." + "a".repeat(60).concat(".").repeat(3) + "example");
    assertThat(refused(yaml, more)).containsExactly("names.total");
  }

  private static List<String> refused(String yaml, String... names) {
    return Judging.by(yaml).names(names).rules().stream().distinct().collect(Collectors.toList());
  }
}
