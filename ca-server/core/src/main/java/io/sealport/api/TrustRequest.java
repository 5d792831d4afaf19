package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets users of other CAs in: {@code POST /api/v1/trusted-authorities}.
 *
 * @param certificates PEM: the CA, and every CA above it up to its root
 * @param crls PEM, at most one CRL for each of these CAs or of those that are trusted already
 * @param crlUrls http or https addresses of their CRLs, which are fetched now and again in good
 *     time
 * @param reason one line, for the journal
 */
public record TrustRequest(
    @Nullable String certificates,
    @Nullable String crls,
    @Nullable List<String> crlUrls,
    @Nullable String reason) {}
