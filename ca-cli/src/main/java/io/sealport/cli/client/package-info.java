/**
 * Speaks to a server: which one and with which credential ({@link
 * io.sealport.cli.client.ServerOptions}), over TLS that trusts one given root and nothing else
 * ({@link io.sealport.cli.client.ApiClient}).
 *
 * <p>Promises: every failure is a {@code Fault} of one line, with the broken rules of a refusal; a
 * secret is never printed, logged or put into arguments.
 *
 * <p>May import: the core, {@code console} and {@code server}. Where to add: a new way to find a
 * server or prove oneself is a field of {@code ServerOptions} and a case of {@code Credential}.
 */
@NullMarked
package io.sealport.cli.client;

import org.jspecify.annotations.NullMarked;
