/** What a name shows by the challenges of ACME, and what of it proves nothing. */
package io.sealport.server.identity.acme;
