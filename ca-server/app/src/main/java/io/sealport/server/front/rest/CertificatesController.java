package io.sealport.server.front.rest;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestAttribute;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.api.Page;
import io.sealport.api.ReleaseRequest;
import io.sealport.api.Released;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Role;
import io.sealport.policy.Scope;
import io.sealport.server.front.Access;
import io.sealport.server.front.Access.Who;
import io.sealport.server.front.Gate;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.registration.CertificateQuery;
import io.sealport.server.registration.Inventory;
import io.sealport.server.status.Revocations;
import org.jspecify.annotations.Nullable;

/** The ledger, and revocation. */
@Controller("/api/v1/certificates")
@ExecuteOn(TaskExecutors.BLOCKING)
class CertificatesController {

  private final Inventory inventory;
  private final Revocations revocations;
  private final Callers callers;
  private final Bundles bundles;

  CertificatesController(
      Inventory inventory, Revocations revocations, Callers callers, Bundles bundles) {
    this.inventory = inventory;
    this.revocations = revocations;
    this.callers = callers;
    this.bundles = bundles;
  }

  /**
   * Lists certificates, oldest first.
   *
   * @param profile only those of this profile
   * @param status only those: valid, expired, revoked or held
   * @param name only those that hold this name, bare or {@code type:value}
   * @param user only those of this FTP user
   * @param expiresWithin only those that expire so soon, such as {@code 30d}
   * @param whole {@code true} for the certificates themselves too
   */
  @Get("{?profile,status,name,user,expiresWithin,whole,after,limit}")
  @Access(
      value = {Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CERTIFICATES_READ)
  Page<CertificateInfo> list(
      @QueryValue(defaultValue = "") String profile,
      @QueryValue(defaultValue = "") String status,
      @QueryValue(defaultValue = "") String name,
      @QueryValue(defaultValue = "") String user,
      @QueryValue(defaultValue = "") String expiresWithin,
      @QueryValue(defaultValue = "false") String whole,
      @Nullable @QueryValue String after,
      @Nullable @QueryValue String limit,
      @RequestAttribute(Gate.CALLER) Caller caller) {
    Paging page = Paging.of(after, limit);
    return inventory.certificates(
        new CertificateQuery(caller.profileToList(profile), status, name, user, expiresWithin),
        page.after(),
        page.limit(),
        isTrue(whole));
  }

  private static boolean isTrue(String whole) {
    return switch (whole) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw Fault.of(
              Kind.BAD_INPUT, "whole=" + Name.printable(whole) + "; wanted true or false");
    };
  }

  /**
   * Shows a certificate with everything its owner needs to use it. A holder sees its own only.
   *
   * @param serial in hex
   */
  @Get("/{serial}")
  @Access(
      value = {Who.HOLDER, Who.AUDITOR, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CERTIFICATES_READ)
  CertificateBundle show(String serial, @RequestAttribute(Gate.CALLER) Caller caller) {
    SerialNumber wanted = SerialNumber.parse(serial);
    if (!caller.is(Role.AUDITOR, Role.OFFICER, Role.ADMINISTRATOR) && !caller.holds(wanted)) {
      throw Fault.of(Kind.FORBIDDEN, caller.id() + " may see only its own certificate");
    }
    CertificateBundle bundle = inventory.bundle(wanted);
    caller.requireReaches(bundle.info().profile());
    return bundles.complete(bundle);
  }

  /**
   * Revokes a certificate. A holder may revoke its own only, without its lineage.
   *
   * @param serial in hex
   */
  @Post("/{serial}/revoke")
  @Access(
      value = {Who.HOLDER, Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CERTIFICATES_REVOKE)
  Revoked revoke(
      String serial,
      @Nullable @Body RevokeRequest body,
      @RequestAttribute(Gate.CALLER) Caller caller) {
    SerialNumber wanted = SerialNumber.parse(serial);
    callers.requireMayRevoke(caller, wanted);
    String reason = body == null ? null : body.reason();
    Boolean lineage = body == null ? null : body.lineage();
    if (lineage != null && lineage && !caller.isOperator()) {
      throw Fault.of(Kind.FORBIDDEN, caller.id() + " may revoke its own certificate, no lineage");
    }
    return revocations.revoke(
        wanted,
        reason == null ? RevocationReason.UNSPECIFIED : RevocationReason.parse(reason),
        lineage != null && lineage,
        new Revocations.By(
            caller.id(),
            () -> {
              callers.requireStill(caller);
              // Inside the transaction: two who revoke one another at once leave one.
              callers.requireNotLastAdministrator(wanted, lineage != null && lineage);
            }));
  }

  /**
   * Releases a certificate that is on hold.
   *
   * @param serial in hex
   */
  @Post("/{serial}/release")
  @Access(
      value = {Who.OFFICER, Who.ADMINISTRATOR},
      scope = Scope.CERTIFICATES_REVOKE)
  Released release(
      String serial,
      @Nullable @Body ReleaseRequest body,
      @RequestAttribute(Gate.CALLER) Caller caller) {
    SerialNumber wanted = SerialNumber.parse(serial);
    callers.requireMayRevoke(caller, wanted);
    Boolean lineage = body == null ? null : body.lineage();
    return revocations.release(wanted, lineage != null && lineage, by(caller));
  }

  private Revocations.By by(Caller caller) {
    return new Revocations.By(caller.id(), () -> callers.requireStill(caller));
  }
}
