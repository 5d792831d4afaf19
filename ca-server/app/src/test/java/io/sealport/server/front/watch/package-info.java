/** Tests of what watches the server reads. */
package io.sealport.server.front.watch;
