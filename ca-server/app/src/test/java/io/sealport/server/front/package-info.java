/** The gate and the one speller of errors. */
package io.sealport.server.front;
