/**
 * Tells people and programs what happened. The journal is the source: {@link
 * io.sealport.server.events.EventFeed} reads it from a cursor, and what a {@link
 * io.sealport.server.events.Trigger} wants goes into the outbox in the transaction that moves the
 * cursor, so that nothing is lost and nothing is told that has not happened. {@link
 * io.sealport.server.events.Deliveries} takes it from there, at least once, under one id.
 *
 * <p>May import {@code identity} (its {@code web}), {@code authority}, {@code status} (its alarm
 * rules) and {@code journal}. Who makes something happen that people should hear of writes an act
 * into the journal and knows nothing of this room; {@link io.sealport.server.events.JournalEvents}
 * says which acts are events. A way to tell is an {@link io.sealport.server.events.action.Action}.
 */
@NullMarked
package io.sealport.server.events;

import org.jspecify.annotations.NullMarked;
