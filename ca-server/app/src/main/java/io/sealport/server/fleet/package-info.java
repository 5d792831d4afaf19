/**
 * The servers on one database: who they are, and what only one of them does at a time. May import
 * {@code authority}, {@code status} and {@code journal}.
 */
@NullMarked
package io.sealport.server.fleet;

import org.jspecify.annotations.NullMarked;
