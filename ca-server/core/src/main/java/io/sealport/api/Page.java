package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next what to give as {@code after} for the next page; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {}
