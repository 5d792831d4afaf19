/** Checks of the server at real services, in their own room. */
package io.sealport.server.identity.person;
