package io.sealport.server.authority;

import java.net.URI;
import java.nio.file.Path;

/**
 * What this room must be told.
 *
 * @param keys folder of the private keys
 * @param base where relying parties reach this CA over plain http
 */
public record AuthoritySettings(Path keys, URI base) {}
