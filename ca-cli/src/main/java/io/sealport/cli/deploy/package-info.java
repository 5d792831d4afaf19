/**
 * Puts a certificate where an FTP server serves it: files, configuration, restart, a look at what
 * is served then, and all of it back where that is not the new certificate.
 *
 * <p>Promises: key and certificate change together, by one rename; of a configuration only the
 * directives of TLS certificates are changed, with a copy of the file kept; whatever ends a run in
 * the middle, the next one begins by putting back what was there; restart commands are lists of
 * arguments, never a shell's text.
 *
 * <p>May import: the core, {@code console}, {@code delivery}. Where to add: an FTP server is one
 * class beside {@link io.sealport.cli.deploy.Deployment} and its facts in core's {@code
 * capabilities.yaml}.
 */
@NullMarked
package io.sealport.cli.deploy;

import org.jspecify.annotations.NullMarked;
