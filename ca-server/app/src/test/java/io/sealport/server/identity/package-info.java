/** What the checks prove, and everything that they must not be taken in by. */
package io.sealport.server.identity;
