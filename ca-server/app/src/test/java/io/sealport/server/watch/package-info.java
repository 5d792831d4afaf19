/** Tests of what the server knows of itself. */
package io.sealport.server.watch;
