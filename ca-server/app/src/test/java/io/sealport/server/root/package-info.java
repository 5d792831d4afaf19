/** The one door to a certificate, with real keys and a real database. */
package io.sealport.server.root;
