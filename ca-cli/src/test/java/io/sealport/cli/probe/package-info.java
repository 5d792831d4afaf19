/**
 * How {@code io.sealport.ftps} gets on with the FTP servers that people have, run by {@link
 * io.sealport.cli.world} on loopback.
 *
 * <p>Where to add: another server is a constant of {@code Stock}.
 */
package io.sealport.cli.probe;
