/**
 * The checks that ask an FTPS server of the operator's own about one of its users: {@code
 * ftp-login} with the user's password, {@code ftp-upload} with a file in the user's home. The
 * server is always verified; {@link io.sealport.server.identity.ftp.FtpServers} dials it.
 *
 * <p>Part of room {@code identity}; imports it and its {@code network}.
 */
@NullMarked
package io.sealport.server.identity.ftp;

import org.jspecify.annotations.NullMarked;
