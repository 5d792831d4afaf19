/**
 * {@code sealport endpoints}: which FTPS endpoints the server watches, and what it found there. One
 * class a command; {@link io.sealport.cli.endpoint.HostFile} reads a list of hosts. The looks are
 * the server's.
 */
@NullMarked
package io.sealport.cli.endpoint;

import org.jspecify.annotations.NullMarked;
