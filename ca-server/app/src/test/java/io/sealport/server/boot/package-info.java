/**
 * The server on a home of its own, for the tests of every room: {@link
 * io.sealport.server.boot.RunningServer} with listeners, {@link io.sealport.server.boot.TestRooms}
 * without.
 */
package io.sealport.server.boot;
