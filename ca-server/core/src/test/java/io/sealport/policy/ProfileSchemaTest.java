package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.sealport.fault.Fault;
import io.sealport.policy.lint.Lints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schema and reader are of one mind: neither knows a key that the other does not. */
class ProfileSchemaTest {

  private static final Path FILE = Path.of("..", "..", "policies", ProfileSchema.FILE);
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(ProfileSchema.text());

  /** Holds every key that there is. */
  private static final String FULL =
      """
      profile: boss
      description: Who may do everything
      issuer: [users]
      usage: client
      grants: administrator
      names:
        bare: login
        allow: ["login:adm-*"]
        deny: ["login:adm-test"]
        wildcards: false
        scripts: [latin, greek]
        min: 1
        max: 2
      proof:
        each-name: {all: [{any: [operator, renewal]}, [dns-01, approval]]}
        requester: oidc
        reuse: 7d
        endpoint:
          explicit-ports: [21, 2121]
          implicit-ports: 990
          named-by-served: true
          shared-keys: false
      approval: {when: "cert.cn == 'ada'", points: 2, expire: 7d, reason: true, renewals: true}
      keys: [ec-p384, rsa-3072.., ed25519]
      key-reuse: never
      limits:
        max-active: 2
        per: login
        when-reached: revoke-predecessor
        count-predecessor: true
        unique-login: true
        rate: {per-name: 5/7d, per-requester: 50/1d, per-profile: 1000/1h}
        quiet-hours:
          - {days: [fri, sat], from: "22:00", to: "06:00", zone: Europe/Berlin, renewals: false}
        lineage: required
      renewal: {after-expiry: 0s}
      crl: {shards: 16, delta: true}
      pending: {reserve-names: true, expire: 7d}
      validity: {default: 12h, max: 30d, backdate: 0s}
      subject: {o: Example Ltd, ou: Files, c: GB, st: Kent, l: Dover}
      rules:
        - require: cert.logins == ["adm-ada"]
          because: only Ada
      lints:
      """
          + Lints.known().stream()
              .map(l -> "  " + l.id() + ": error\n")
              .collect(Collectors.joining());

  @Test
  void the_file_is_what_the_code_makes() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(FILE, ProfileSchema.text());
      return;
    }
    assertThat(FILE).hasContent(ProfileSchema.text());
    try (InputStream packed =
        ProfileSchema.class.getResourceAsStream("/io/sealport/policies/" + ProfileSchema.FILE)) {
      assertThat(new String(packed.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(ProfileSchema.text());
    }
  }

  @Test
  void is_itself_a_good_schema() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}");
    assertThat(meta.validate(ProfileSchema.text(), InputFormat.JSON)).isEmpty();
  }

  @Test
  void passes_every_good_profile() throws IOException {
    List<String> good = new ArrayList<>();
    ShippedProfiles.files().forEach(f -> good.add(f.yaml()));
    good.addAll(List.of(FULL, Profiles.SERVER, Profiles.USER, Profiles.RESPONDER));
    for (String yaml : good) {
      assertThat(Profile.parse("good.yaml", yaml)).isNotNull();
      assertThat(complaints(YAML.readTree(yaml))).as(yaml).isEmpty();
    }
  }

  @Test
  void every_shipped_profile_names_it() {
    assertThat(ShippedProfiles.files())
        .allSatisfy(
            f ->
                assertThat(f.yaml())
                    .startsWith("# yaml-language-server: $schema=../" + ProfileSchema.FILE + "\n"));
  }

  /** So that no key is forgotten in the corpus below. */
  @Test
  void the_full_profile_holds_every_key() throws IOException {
    assertThat(paths("", YAML.readTree(FULL)))
        .containsExactlyInAnyOrderElementsOf(paths(ProfileLanguage.PROFILE, ""));
  }

  private static List<String> paths(Shape.Section section, String above) {
    return section.keys().stream()
        .flatMap(
            key -> {
              String path = above + "/" + key.name();
              Stream<String> below =
                  key.shape() instanceof Shape.Section inner
                      ? paths(inner, path).stream()
                      : key.shape() instanceof Shape.Sections list
                          ? paths(list.of(), path + "/0").stream()
                          : Stream.empty();
              return Stream.concat(Stream.of(path), below);
            })
        .toList();
  }

  private static List<String> paths(String above, JsonNode node) {
    List<String> found = new ArrayList<>();
    if (above.equals("/proof/each-name")) {
      // What stands there is one shape, not keys below it.
      return found;
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      found.add(above + "/" + name);
      JsonNode value = node.get(name);
      found.addAll(paths(above + "/" + name, value));
      if (value.isArray() && value.get(0).isObject()) {
        found.addAll(paths(above + "/" + name + "/0", value.get(0)));
      }
    }
    return found;
  }

  /** The full profile with one thing wrong. */
  static Stream<String> wrong() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (String path : paths(ProfileLanguage.PROFILE, "")) {
      wrong.add(with(path, JSON.readTree("{\"x\": {\"y\": 1}}")));
      wrong.add(with(path, JSON.readTree("[[1]]")));
      wrong.add(with(path, JSON.readTree("null")));
      wrong.add(with(path, JSON.readTree("\"\\u0007\"")));
      wrong.add(with(path + "-x", JSON.readTree("\"a\"")));
    }
    for (String path : required(ProfileLanguage.PROFILE, "")) {
      wrong.add(without(path));
    }
    wrong.add(with("/names/max", JSON.readTree("101")));
    wrong.add(with("/names/min", JSON.readTree("0")));
    wrong.add(with("/names/min", JSON.readTree("1.5")));
    wrong.add(with("/names/allow", JSON.readTree("[]")));
    wrong.add(with("/names/allow", JSON.readTree("[\"alice\"]")));
    wrong.add(with("/names/scripts", JSON.readTree("[\"klingon\"]")));
    wrong.add(with("/names/wildcards", JSON.readTree("\"yes\"")));
    wrong.add(with("/keys", JSON.readTree("[\"rsa-1024\"]")));
    wrong.add(with("/keys", JSON.readTree("[\"rsa-16384\"]")));
    wrong.add(with("/keys", JSON.readTree("[\"ec-p384..\"]")));
    wrong.add(with("/profile", JSON.readTree("\"ca\"")));
    wrong.add(with("/profile", JSON.readTree("\"" + "a".repeat(64) + "\"")));
    wrong.add(with("/description", JSON.readTree("\"" + "a".repeat(501) + "\"")));
    wrong.add(with("/grants", JSON.readTree("\"requester\"")));
    wrong.add(with("/validity/max", JSON.readTree("\"soon\"")));
    wrong.add(with("/validity/max", JSON.readTree("\"5y\"")));
    wrong.add(with("/subject/c", JSON.readTree("\"Germany\"")));
    wrong.add(with("/subject/o", JSON.readTree("\" Example\"")));
    wrong.add(with("/lints/lint.serial", JSON.readTree("\"warning\"")));
    wrong.add(with("/lints/lint.country", JSON.readTree("\"maybe\"")));
    wrong.add(with("/proof/each-name", JSON.readTree("[\"dns-02\"]")));
    wrong.add(with("/proof/each-name", JSON.readTree("{\"any\": \"token\"}")));
    wrong.add(with("/proof/requester", JSON.readTree("{\"any\": [], \"all\": []}")));
    wrong.add(with("/approval/points", JSON.readTree("10")));
    wrong.add(with("/limits/max-active", JSON.readTree("101")));
    wrong.add(with("/limits/per", JSON.readTree("\"key\"")));
    wrong.add(with("/limits/rate/per-name", JSON.readTree("\"5 a week\"")));
    wrong.add(with("/limits/quiet-hours/0/days", JSON.readTree("[]")));
    wrong.add(with("/limits/quiet-hours/0/from", JSON.readTree("\"24:00\"")));
    wrong.add(with("/limits/lineage", JSON.readTree("\"optional\"")));
    return wrong.stream();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void what_is_wrong_is_wrong_to_both(String yaml) throws IOException {
    assertThat(complaints(YAML.readTree(yaml))).isNotEmpty();
    assertThatThrownBy(() -> Profile.parse("wrong.yaml", yaml)).isInstanceOf(Fault.class);
  }

  private static List<String> required(Shape.Section section, String above) {
    return section.keys().stream()
        .flatMap(
            key -> {
              String path = above + "/" + key.name();
              Stream<String> self = key.required() ? Stream.of(path) : Stream.empty();
              Stream<String> below =
                  key.shape() instanceof Shape.Section inner
                      ? required(inner, path).stream()
                      : key.shape() instanceof Shape.Sections list
                          ? required(list.of(), path + "/0").stream()
                          : Stream.empty();
              return Stream.concat(self, below);
            })
        .toList();
  }

  private static String with(String path, JsonNode value) throws IOException {
    JsonNode root = YAML.readTree(FULL);
    int last = path.lastIndexOf('/');
    JsonNode parent = root.at(path.substring(0, last));
    assertThat(parent).isInstanceOfAny(ObjectNode.class, ArrayNode.class);
    ((ObjectNode) parent).set(path.substring(last + 1), value);
    return YAML.writeValueAsString(root);
  }

  private static String without(String path) throws IOException {
    JsonNode root = YAML.readTree(FULL);
    int last = path.lastIndexOf('/');
    ((ObjectNode) root.at(path.substring(0, last))).remove(path.substring(last + 1));
    return YAML.writeValueAsString(root);
  }

  private static List<String> complaints(JsonNode profile) {
    return SCHEMA.validate(profile.toString(), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }
}
