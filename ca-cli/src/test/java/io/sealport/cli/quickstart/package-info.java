/** The quick start: its parts alone, and all of it through {@code bin/sealport}. */
@NullMarked
package io.sealport.cli.quickstart;

import org.jspecify.annotations.NullMarked;
