/** What is done to old CAs of other programs, and such a CA to do it to. */
package io.sealport.moving;
