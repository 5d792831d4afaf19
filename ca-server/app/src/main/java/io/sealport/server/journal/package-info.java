/**
 * The append-only, hash-chained record of every act, and the one way to write to the database.
 *
 * <p>{@link io.sealport.server.journal.Journal#commit} runs a piece of work and the entries that
 * say what it did in one transaction, together with the work of others that wait at the same
 * moment. Imports no other room. Read access for the fronts: {@link
 * io.sealport.server.journal.JournalReader}.
 */
@NullMarked
package io.sealport.server.journal;

import org.jspecify.annotations.NullMarked;
