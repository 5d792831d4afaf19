/** What the operator's FTPS servers say of a user, and what of it proves nothing. */
package io.sealport.server.identity.ftp;
