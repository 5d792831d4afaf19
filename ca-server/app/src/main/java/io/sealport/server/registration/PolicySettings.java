package io.sealport.server.registration;

import java.nio.file.Path;

/**
 * Where the profiles are.
 *
 * @param active the folder of those in force
 * @param candidate the folder of those that are tried beside them; need not be there
 */
public record PolicySettings(Path active, Path candidate) {}
