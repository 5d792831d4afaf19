package io.sealport.cli.agent;

import io.sealport.cli.deploy.DeployOrder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * One certificate that the agent looks after, as configured.
 *
 * @param id its name here
 * @param folder as {@code request --out} made it
 * @param server the CA's https address
 * @param trust the CA's root, to which everything must lead
 * @param sameKey whether a renewal keeps the key
 * @param refresh how often client CAs and CRLs are fetched
 * @param p12Passphrase file with the passphrase of a user's {@code .p12}
 * @param install the FTP server that it is for
 */
record Watched(
    String id,
    Path folder,
    URI server,
    Path trust,
    boolean sameKey,
    Duration refresh,
    Optional<Path> p12Passphrase,
    Optional<DeployOrder> install,
    Hooks hooks) {}
