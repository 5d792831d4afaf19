/**
 * Getting certificates: {@code request}, {@code request resume}, {@code renew}.
 *
 * <p>Promises: a private key is on disk, 0600, before the request that holds its public half is
 * sent; a request whose answer is not there yet is continued with the same key; a refused request
 * leaves nothing behind.
 *
 * <p>May import: the core, {@code console}, {@code client}, {@code delivery}, {@code prove}.
 */
@NullMarked
package io.sealport.cli.enrol;

import org.jspecify.annotations.NullMarked;
