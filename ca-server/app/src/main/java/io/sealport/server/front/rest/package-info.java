/**
 * REST under {@code /api/v1}: one controller for each thing, the messages of {@code
 * io.sealport.api}, and not a decision of its own.
 */
@NullMarked
package io.sealport.server.front.rest;

import org.jspecify.annotations.NullMarked;
