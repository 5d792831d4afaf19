package io.sealport.cli.deploy;

/** Installs certificates at FTP servers, without asking anybody anything. */
public interface Deployment {

  /**
   * Does what the order says.
   *
   * @throws io.sealport.fault.Fault if it cannot be begun: files that are missing or do not belong
   *     together, a configuration that cannot be edited, another run under way; or if what was
   *     changed could not be put back. A server that does not serve the new certificate is no fault
   *     but an outcome.
   */
  DeployOutcome install(DeployOrder order);
}
