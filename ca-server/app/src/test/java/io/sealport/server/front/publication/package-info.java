/** What relying parties fetch, with the clients and the protocols that they have. */
package io.sealport.server.front.publication;
