package io.sealport.api;

import java.util.List;

/**
 * What a campaign would do, as of now.
 *
 * @param matching certificates that are meant: each is revoked once it is replaced, or at the
 *     deadline
 * @param replaced of these: have been renewed already, so they are revoked at once
 * @param held of these: are on hold, so they can only be revoked
 * @param own certificates that match and are left alone: the CAs' and the server's own
 * @param profiles how many of each profile
 * @param issuers how many of each CA
 * @param samples the first of them
 */
public record CampaignPreview(
    long matching,
    long replaced,
    long held,
    long own,
    List<Count> profiles,
    List<Count> issuers,
    List<CertificateInfo> samples) {

  /**
   * How many of a kind.
   *
   * @param name of the kind
   */
  public record Count(String name, long count) {}
}
