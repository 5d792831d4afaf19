/**
 * A real FTPS login on one machine, with nothing installed: a server and a client that both check
 * certificates to the letter.
 *
 * <p>Promises: {@link io.sealport.cli.demo.DemoFtpServer} listens on 127.0.0.1 only, admits nobody
 * without a valid and unrevoked client certificate and asks for the CRLs at each handshake; {@link
 * io.sealport.cli.demo.DemoFtpClient} dials 127.0.0.1 only and trusts one root and one host name.
 * Both are for showing and testing the CA, not for carrying real files.
 *
 * <p>May import: the JDK, Bouncy Castle, Apache FtpServer and Commons Net; nothing else of the
 * command line.
 *
 * <p>Where to add: a new way for a certificate to be refused is a constant of {@link
 * io.sealport.cli.demo.CertificateFault}; a new way for a login to end is a record of {@link
 * io.sealport.cli.demo.DemoOutcome}.
 */
@NullMarked
package io.sealport.cli.demo;

import org.jspecify.annotations.NullMarked;
