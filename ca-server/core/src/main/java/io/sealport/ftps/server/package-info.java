/**
 * What FTP servers do with certificates: {@link io.sealport.ftps.server.Capabilities} reads {@code
 * capabilities.yaml}, a table of facts, each with the server and the versions that it holds for and
 * where it holds from.
 *
 * <p>Promises: every fact that is marked as measured is tried by a test against that very server; a
 * fact that is not says that it comes from elsewhere.
 *
 * <p>May import {@code fault} and {@code yaml}. Where to add: a fact is an item of the table; a new
 * kind of fact a {@link io.sealport.ftps.server.Statement}; a new server a {@link
 * io.sealport.ftps.server.FtpServerKind}.
 */
@NullMarked
package io.sealport.ftps.server;

import org.jspecify.annotations.NullMarked;
