package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sealport.api.BlockKeysRequest;
import io.sealport.api.BlockedKey;
import io.sealport.api.Decision;
import io.sealport.api.KeysBlocked;
import io.sealport.api.Page;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Keys;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Client;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.security.KeyPair;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Blocked keys over REST. */
@ExtendWith(SharedServer.class)
class BlockedKeysTest {

  private static final String KEYS = "/api/v1/blocked-keys";

  private RunningServer server;

  @BeforeEach
  void take(RunningServer shared) {
    server = shared;
  }

  private static String hash(KeyPair pair) {
    return KeyHash.of(Keys.info(pair.getPublic())).hex();
  }

  private static String hash(Identity identity) {
    return KeyHash.of(Keys.info(identity.leaf().getPublicKey())).hex();
  }

  private static BlockKeysRequest blocking(boolean revoke, String... keys) {
    return new BlockKeysRequest(List.of(keys), "seen in public", revoke);
  }

  @Test
  void a_blocked_key_is_refused_listed_and_unblocked() {
    KeyPair key = TestKeys.fresh();
    server.administrator().post(KEYS, blocking(false, hash(key))).as(201, KeysBlocked.class);

    assertThat(
            server
                .administrator()
                .post(Asking.REQUESTS, Asking.with("ftps-user", Asking.csr(key, "login:blocked1")))
                .problem(422, "refused")
                .violations())
        .extracting("rule")
        .containsExactly("key.blocked");
    assertThat(
            server
                .administrator()
                .get(KEYS + "?limit=1000")
                .as(200, new TypeReference<Page<BlockedKey>>() {})
                .items())
        .extracting(BlockedKey::sha256)
        .contains(hash(key));
    String unblock = KEYS + "/" + hash(key) + "/unblock";
    server.administrator().post(unblock).problem(400, "bad-input");
    server.administrator().post(unblock, new Decision("mistake")).as(200, BlockedKey.class);
    server.administrator().post(unblock, new Decision("mistake")).problem(404, "not-found");
  }

  @Test
  void an_officer_blocks_and_does_not_unblock_nor_revoke_an_operator_by_the_key() {
    Client officer = server.with(Asking.issued(server, "officer", "login:blocker"));
    Identity operator = Asking.issued(server, "operator", "login:blocked2");
    Identity user = Asking.issued(server, "ftps-user", "login:blocked3");

    officer.post(KEYS, blocking(true, hash(operator))).problem(403, "forbidden");
    assertThat(officer.post(KEYS, blocking(true, hash(user))).as(201, KeysBlocked.class).revoked())
        .hasSize(1);
    officer
        .post(KEYS + "/" + hash(user) + "/unblock", new Decision("no"))
        .problem(403, "forbidden");
    server.with(user).get(KEYS).problem(401, "unauthenticated");
  }

  @Test
  void says_what_is_wrong() {
    for (BlockKeysRequest bad :
        List.of(
            new BlockKeysRequest(null, "r", null),
            new BlockKeysRequest(List.of(), "r", null),
            new BlockKeysRequest(List.of("abc"), "r", null),
            new BlockKeysRequest(List.of("a".repeat(64)), null, null),
            new BlockKeysRequest(List.of("a".repeat(64)), "two\nlines", null),
            new BlockKeysRequest(Collections.nCopies(1001, "a".repeat(64)), "r", null))) {
      server.administrator().post(KEYS, bad).problem(400, "bad-input");
    }
  }
}
