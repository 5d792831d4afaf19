package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a certificate: {@code POST /api/v1/requests}; also, with profile and names left out, for
 * a renewal: {@code POST /api/v1/renewals}.
 *
 * @param profile the profile's name
 * @param names names beside those in the CSR, {@code type:value} or bare
 * @param csr PKCS#10, PEM
 * @param validity ISO-8601 duration or such as {@code 30d}, {@code 12h}; absent for the profile's
 */
public record EnrolRequest(
    @Nullable String profile,
    @Nullable List<String> names,
    @Nullable String csr,
    @Nullable String validity) {}
