/**
 * The messages of the REST interface under {@code /api/v1}, shared by the server and the CLI. JSON
 * names are the component names; times are RFC 3339 in UTC; serials are lower-case hex; names are
 * {@code type:value}. Absent values are left out.
 *
 * <p>May import {@code fault} and {@code policy} for their records.
 */
@NullMarked
package io.sealport.api;

import org.jspecify.annotations.NullMarked;
