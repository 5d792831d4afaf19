/**
 * Files that are whole or absent. Everything Sealport writes goes through {@link
 * io.sealport.files.SafeFile}: a temporary file beside the target, flushed to disk, moved into
 * place, with its mode from the first byte on.
 */
@NullMarked
package io.sealport.files;

import org.jspecify.annotations.NullMarked;
