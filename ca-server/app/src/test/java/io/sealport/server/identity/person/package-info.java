/** What services say of a person, and what of it proves nothing. */
package io.sealport.server.identity.person;
