/** What endpoints serve, and what of it proves nothing. */
package io.sealport.server.identity.endpoint;
