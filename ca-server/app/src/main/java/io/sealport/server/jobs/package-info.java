/**
 * The clock's hand: one class for each act that nobody asks for. A job calls one method of a room
 * and decides nothing. May import {@code status}, {@code trust}, {@code registration}, {@code
 * endpoints}, {@code events}, {@code campaign} and {@code journal}.
 */
@NullMarked
package io.sealport.server.jobs;

import org.jspecify.annotations.NullMarked;
