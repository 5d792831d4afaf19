/**
 * What every front needs: who may call a route ({@link io.sealport.server.front.Access}), the gate
 * that finds out who calls, and the one speller of errors as RFC 9457 problem details. A front is a
 * package below this one; it translates one protocol and nothing more, and never sees another.
 *
 * <p>May import {@code registration}, {@code status} and, to read, {@code journal}.
 */
@NullMarked
package io.sealport.server.front;

import org.jspecify.annotations.NullMarked;
