/**
 * The checks of a person or a machine by what somebody else knows of it: {@code oidc} by an
 * issuer's token, {@code ldap} by a directory, {@code certificate} by another CA, {@code webhook}
 * by a service of the operator's. What each believes stands in its settings; one without settings
 * proves nothing.
 *
 * <p>Part of room {@code identity}; imports it and its {@code web}.
 */
@NullMarked
package io.sealport.server.identity.person;

import org.jspecify.annotations.NullMarked;
