/** How a CA of another program is taken over, and how it goes on. */
package io.sealport.server.moving;
