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
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
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

  @Get("{?after,limit}")
  @Access({Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR})
  Page<BlockedKey> list(@Nullable @QueryValue String after, @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return blocks.list(page.after(), page.limit());
  }

  @Post
  @Access({Who.OFFICER, Who.ADMINISTRATOR})
  HttpResponse<KeysBlocked> block(
      @Body BlockKeysRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    List<String> keys = NameLists.of(body.sha256());
    if (keys.isEmpty() || keys.size() > MOST) {
      throw Fault.of(Kind.BAD_INPUT, keys.size() + " keys; wanted 1 to " + MOST);
    }
    Boolean revoke = body.revoke();
    Optional<Consumer<SerialNumber>> may =
        revoke != null && revoke
            ? Optional.of(serial -> requireMayRevoke(caller, serial))
            : Optional.empty();
    List<KeyHash> hashes = keys.stream().map(KeyHash::parse).toList();
    String reason = SpokenReason.require(body.reason());
    return HttpResponse.created(blocks.block(new KeyBlocks.Order(hashes, reason, may), by(caller)));
  }

  @Post("/{sha256}/unblock")
  @Access(Who.ADMINISTRATOR)
  BlockedKey unblock(
      String sha256, @Nullable @Body Decision body, @RequestAttribute(Gate.CALLER) Caller caller) {
    String reason = SpokenReason.require(body == null ? null : body.reason());
    return blocks.unblock(KeyHash.parse(sha256), reason, by(caller));
  }

  private void requireMayRevoke(Caller caller, SerialNumber serial) {
    callers.requireMayRevoke(caller, serial);
    callers.requireNotLastAdministrator(serial);
  }

  private Revocations.By by(Caller caller) {
    return new Revocations.By(caller.id(), () -> callers.requireStill(caller));
  }
}
