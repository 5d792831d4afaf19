package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * What an offline root is to be asked for: {@code POST /api/v1/root/requests}.
 *
 * @param kind crl or ca
 * @param ca the id of the CA, for ca
 * @param title in its subject; made from the id where it is left out
 */
public record RootWanted(String kind, @Nullable String ca, @Nullable String title) {}
