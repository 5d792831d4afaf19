package io.sealport.server.front.rest;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.BlockKeysRequest;
import io.sealport.api.BlockedKey;
import io.sealport.api.Decision;
import io.sealport.api.KeysBlocked;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.KeyBlocks;
import io.sealport.server.status.Revocations;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys that must not be certified. */
@Controller("/api/v1/blocked-keys")
@ExecuteOn(TaskExecutors.BLOCKING)
class BlockedKeysController {

  /** One transaction: others wait for it. */
  private static final int MOST = 1_000;

  private final KeyBlocks blocks;
  private final Callers callers;

  BlockedKeysController(KeyBlocks blocks, Callers callers) {
    this.blocks = blocks;
    this.callers = callers;
  }

  /** Lists the blocked keys, oldest first. */
  @Get("{?after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.KEYS_READ)
  Page<BlockedKey> list(@Nullable @QueryValue String after, @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return blocks.list(page.after(), page.limit());
  }

  /** Blocks keys, so that none of them is certified again. */
  @Post
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.KEYS_BLOCK)
  @Answers(status = 201, body = KeysBlocked.class)
  HttpResponse<KeysBlocked> block(
      @Body BlockKeysRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    List<String> keys = NameLists.of(body.sha256());
    if (keys.isEmpty() || keys.size() > MOST) {
      throw Fault.of(Kind.BAD_INPUT, keys.size() + " keys; wanted 1 to " + MOST);
    }
    Boolean revoke = body.revoke();
    if (revoke != null && revoke) {
      requireScope(caller);
    }
    Optional<Consumer<SerialNumber>> may =
        revoke != null && revoke
            ? Optional.of(serial -> requireMayRevoke(caller, serial))
            : Optional.empty();
    List<KeyHash> hashes = keys.stream().map(KeyHash::parse).toList();
    String reason = SpokenReason.require(body.reason());
    return HttpResponse.created(blocks.block(new KeyBlocks.Order(hashes, reason, may), by(caller)));
  }

  /**
   * Lets a blocked key be certified again; the reason is required.
   *
   * @param sha256 of the key, in hex
   */
  @Post("/{sha256}/unblock")
  @Access(value = Who.ADMINISTRATOR, scope = Scope.KEYS_BLOCK)
  BlockedKey unblock(
      String sha256, @Nullable @Body Decision body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String reason = SpokenReason.require(body == null ? null : body.reason());
    return blocks.unblock(KeyHash.parse(sha256), reason, by(caller));
  }

  private static void requireScope(Caller caller) {
    if (!caller.may(Scope.CERTIFICATES_REVOKE)) {
      throw Fault.of(
          Kind.FORBIDDEN,
          caller.id()
              + " has no scope "
              + Scope.CERTIFICATES_REVOKE.wire()
              + ", so it only blocks");
    }
  }

  private void requireMayRevoke(Caller caller, SerialNumber serial) {
    callers.requireMayRevoke(caller, serial);
    callers.requireNotLastAdministrator(serial, false);
  }

  private Revocations.By by(Caller caller) {
    return new Revocations.By(caller.id(), () -> callers.requireStill(caller));
  }
}
