/** Campaigns on a real database, with the clock's hand moved by the tests. */
package io.sealport.server.campaign;
