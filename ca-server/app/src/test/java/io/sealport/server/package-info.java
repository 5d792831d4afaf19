/** The checks that keep the house as it is: the rooms, and the goldens. */
package io.sealport.server;
