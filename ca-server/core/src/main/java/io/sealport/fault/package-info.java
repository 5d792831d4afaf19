/**
 * How Sealport says no: a {@link io.sealport.fault.Violation} is part of a refusal, which is a
 * value; a {@link io.sealport.fault.Fault} is the one unchecked exception. Imports nothing.
 */
@NullMarked
package io.sealport.fault;

import org.jspecify.annotations.NullMarked;
