/** The journal on a real database file, with an intruder at the rows. */
package io.sealport.server.journal;
