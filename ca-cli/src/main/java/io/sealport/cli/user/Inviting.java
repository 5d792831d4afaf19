package io.sealport.cli.user;

import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.cli.client.ApiClient;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the tokens and writes the invitations, one login after the other. */
final class Inviting {

  private final ApiClient api;
  private final Terms terms;
  private final Map<String, List<TokenInfo>> before;
  private final Optional<InvitationFolder> folder;

  /**
   * What all invitations have in common.
   *
   * @param ttl how long a token is good for
   * @param again whether who was invited before is invited anew
   */
  record Terms(
      String profile, @Nullable String ttl, boolean again, URI server, String rootSha256) {}

  Inviting(Connection connection, Terms terms, Optional<InvitationFolder> folder) {
    this.api = connection.api();
    this.terms = terms;
    this.folder = folder;
    this.before =
        connection.all("/tokens", Query.none(), TokenInfo.class).stream()
            .filter(t -> terms.profile().equals(t.profile()) && t.names().size() == 1)
            .filter(t -> t.status().equals("open") || t.status().equals("spent"))
            .collect(Collectors.groupingBy(t -> t.names().get(0)));
  }

  /** Invites one, unless it was invited before. */
  Invited invite(Invitee invitee) {
    List<TokenInfo> known = before.getOrDefault("login:" + invitee.login(), List.of());
    boolean cut = folder.filter(f -> f.isCut(invitee)).isPresent();
    if (!known.isEmpty() && !terms.again() && !cut) {
      return told(invitee, known.get(known.size() - 1));
    }
    // A secret that nobody has, or that is replaced: of two tokens one would be too many.
    known.stream().filter(t -> t.status().equals("open")).forEach(this::revoke);
    folder.ifPresent(f -> f.begin(invitee));
    TokenInfo made =
        api.post(
            "/tokens",
            new TokenRequest(
                terms.profile(), List.of("login:" + invitee.login()), null, terms.ttl()),
            TokenInfo.class);
    String secret = made.token();
    if (secret == null) {
      throw Fault.of(Kind.INTERNAL, "the server made a token without telling it");
    }
    Invitation invitation =
        new Invitation(invitee, terms.server(), terms.rootSha256(), made.expires());
    folder.ifPresent(f -> f.write(invitation, secret));
    return invited(invitation, made, secret);
  }

  private void revoke(TokenInfo token) {
    api.post("/tokens/" + Query.segment(token.id()) + "/revoke", Map.of(), TokenInfo.class);
  }

  private Invited invited(Invitation invitation, TokenInfo made, String secret) {
    Invitee invitee = invitation.invitee();
    return new Invited(
        invitee.login(),
        invitee.mail().orElse(null),
        "invited",
        made.id(),
        made.expires(),
        folder.isPresent() ? null : secret,
        folder.map(f -> f.text(invitee).toString()).orElse(null),
        folder.map(f -> f.token(invitee).toString()).orElse(null),
        invitation.command());
  }

  private static Invited told(Invitee invitee, TokenInfo known) {
    return new Invited(
        invitee.login(),
        invitee.mail().orElse(null),
        "before",
        known.id(),
        known.expires(),
        null,
        null,
        null,
        null);
  }
}
