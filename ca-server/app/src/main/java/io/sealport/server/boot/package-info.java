/**
 * Puts the rooms together: the two commands of the server, the home folder, the configuration, the
 * database and the two listeners. May import every room; no room imports it.
 */
@NullMarked
package io.sealport.server.boot;

import org.jspecify.annotations.NullMarked;
