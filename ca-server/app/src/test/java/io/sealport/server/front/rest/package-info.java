/** The API as a client meets it, over TLS, good requests and bad ones. */
package io.sealport.server.front.rest;
