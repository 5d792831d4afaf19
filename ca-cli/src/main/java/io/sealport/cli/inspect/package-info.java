/**
 * Looks at what is there without changing it: {@link io.sealport.cli.inspect.ShowCommand} at a
 * certificate as the window of an FTP program would, {@link io.sealport.cli.inspect.StatusCommand}
 * at its status as a client would ask for it over the network, {@link
 * io.sealport.cli.inspect.PolicyCommand} at what the profiles say of a request.
 *
 * <p>Promises: what comes from the network is limited in size and time, fetched by http or https
 * alone and never by a redirect; nothing that it says is believed without a signature.
 *
 * <p>May import: the core, {@code io.sealport.cli} and its {@code console}. Where to add: another
 * thing that can be wrong with a certificate belongs into the core's {@code CertificateWindow},
 * another source of status into the core's {@code pki.status}.
 */
@NullMarked
package io.sealport.cli.inspect;

import org.jspecify.annotations.NullMarked;
