/**
 * How an event is told: {@link io.sealport.server.events.action.Action}, one class for each way.
 * Each is bounded in time and in what it takes back, reads its secrets from files when it needs
 * them, and says in one line what became of it. A new way is one class, its {@link
 * io.sealport.server.events.action.ActionSettings}, and its line in {@link
 * io.sealport.server.events.action.Actions}.
 *
 * <p>Part of room {@code events}, which imports it and not the other way round. Imports {@code
 * identity.web}.
 */
@NullMarked
package io.sealport.server.events.action;

import org.jspecify.annotations.NullMarked;
