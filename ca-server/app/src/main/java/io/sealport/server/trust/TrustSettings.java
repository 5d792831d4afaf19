package io.sealport.server.trust;

import io.sealport.server.identity.web.Web;
import java.nio.file.Path;

/**
 * What this room must be told.
 *
 * @param web fetches CRLs; they are signed, so http will do
 * @param clientCa the file of the home that holds what FTP servers trust
 */
public record TrustSettings(Web web, Path clientCa) {}
