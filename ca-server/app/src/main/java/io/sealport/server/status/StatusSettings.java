package io.sealport.server.status;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What this room must be told.
 *
 * @param folder where the CRLs are published
 * @param crlValidity from thisUpdate to nextUpdate
 * @param crlEvery how long before a new CRL is issued though nothing was revoked
 * @param rootCrlValidity the same of a CRL that an offline root is asked for
 * @param ocspValidity from thisUpdate to nextUpdate of an OCSP answer
 * @param sharedDatabase whether other servers may work on the same database
 */
public record StatusSettings(
    Path folder,
    Duration crlValidity,
    Duration crlEvery,
    Duration rootCrlValidity,
    Duration ocspValidity,
    boolean sharedDatabase) {}
