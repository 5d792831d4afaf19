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
import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignMember;
import io.sealport.api.CampaignPreview;
import io.sealport.api.CampaignRequest;
import io.sealport.api.CampaignResume;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.Scope;
import io.sealport.policy.Selection;
import io.sealport.server.campaign.CampaignOrder;
import io.sealport.server.campaign.Campaigns;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Answers;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many certificates replaced and revoked. */
@Controller("/api/v1/campaigns")
@ExecuteOn(TaskExecutors.BLOCKING)
class CampaignsController {

  /** They are blocked in one transaction: others wait for it. */
  private static final int MOST_KEYS = 1_000;

  private final Campaigns campaigns;

  CampaignsController(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  /** Lists the campaigns, oldest first. */
  @Get("{?after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_READ)
  Page<CampaignInfo> list(@Nullable @QueryValue String after, @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return campaigns.list(page.after(), page.limit());
  }

  /** Says what a campaign would do, and does nothing. */
  @Post("/preview")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_MANAGE)
  CampaignPreview preview(@Body CampaignRequest body) {
    return campaigns.preview(order(body));
  }

  /**
   * Starts a campaign: its holders are told to renew now, each certificate is revoked once it is
   * replaced, or at the deadline.
   */
  @Post
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_MANAGE)
  @Answers(status = 201, body = CampaignInfo.class)
  HttpResponse<CampaignInfo> start(
      @Body CampaignRequest body, @RequestAttribute(Gate.CALLER) Caller caller) {
    Long atMost = body.atMost();
    if (atMost == null || atMost < 0) {
      throw Fault.of(
          Kind.BAD_INPUT, "atMost is missing: how many certificates is agreed to be revoked");
    }
    return HttpResponse.created(campaigns.start(order(body), atMost, caller));
  }

  private static CampaignOrder order(CampaignRequest body) {
    List<String> keys = NameLists.of(body.keys());
    if (keys.size() > MOST_KEYS) {
      throw Fault.of(Kind.BAD_INPUT, keys.size() + " keys; wanted at most " + MOST_KEYS);
    }
    String reason = body.reason();
    if (reason == null) {
      throw Fault.of(Kind.BAD_INPUT, "the reason is missing");
    }
    String where = body.where();
    return new CampaignOrder(
        where == null || where.isBlank() ? Optional.empty() : Optional.of(Selection.parse(where)),
        keys.stream().map(KeyHash::parse).collect(Collectors.toSet()),
        RevocationReason.parse(reason),
        SpokenReason.of(body.note()),
        Optional.ofNullable(body.deadline()),
        isAllowed(body.renewals()));
  }

  private static boolean isAllowed(@Nullable String renewals) {
    if (renewals == null || renewals.equals("allow")) {
      return true;
    }
    if (renewals.equals("refuse")) {
      return false;
    }
    throw Fault.of(
        Kind.BAD_INPUT, "renewals=" + Name.printable(renewals) + "; wanted allow or refuse");
  }

  /**
   * Shows a campaign, and how far it is.
   *
   * @param id of the campaign
   */
  @Get("/{id}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_READ)
  CampaignInfo show(String id) {
    return campaigns.show(id);
  }

  /**
   * Lists the certificates of a campaign, oldest first.
   *
   * @param id of the campaign
   * @param state only those: open, renewed, replaced, revoked, expired or failed
   */
  @Get("/{id}/members{?state,after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_READ)
  Page<CampaignMember> members(
      String id,
      @QueryValue(defaultValue = "") String state,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit) {
    Paging page = Paging.of(after, limit);
    return campaigns.members(id, state, page.after(), page.limit());
  }

  /**
   * Pauses a campaign: nobody is told and nothing is revoked, not at the deadline either.
   *
   * @param id of the campaign
   */
  @Post("/{id}/pause")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_MANAGE)
  CampaignInfo pause(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    return campaigns.pause(id, caller);
  }

  /**
   * Has a paused campaign go on, with another deadline if one is given.
   *
   * @param id of the campaign
   */
  @Post("/{id}/resume")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_MANAGE)
  CampaignInfo resume(
      String id,
      @Nullable @Body CampaignResume body,
      @RequestAttribute(Gate.CALLER) Caller caller) {
    return campaigns.resume(id, Optional.ofNullable(body).map(CampaignResume::deadline), caller);
  }

  /**
   * Calls a campaign off; what it has revoked stays revoked.
   *
   * @param id of the campaign
   */
  @Post("/{id}/cancel")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CAMPAIGNS_MANAGE)
  CampaignInfo cancel(String id, @RequestAttribute(Gate.CALLER) Caller caller) {
    return campaigns.cancel(id, caller);
  }
}
