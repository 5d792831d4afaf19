/**
 * YAML as people write it: typed reading where every complaint names the file, the line and what
 * was wanted. Plain data only: no tags, no anchors, no aliases.
 *
 * <p>May import {@code fault} and {@code pki} (lengths of time).
 */
@NullMarked
package io.sealport.yaml;

import org.jspecify.annotations.NullMarked;
