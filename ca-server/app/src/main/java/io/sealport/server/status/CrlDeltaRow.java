package io.sealport.server.status;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.pki.CrlId;

/**
 * A delta CRL that was issued; {@code id} is {@code NAME/NUMBER}.
 *
 * @param ca the name of the CRL that it is a delta to
 * @param base the number of that
 * @param changes a hash of what had changed shortly before it
 */
@MappedEntity("crl_delta")
record CrlDeltaRow(
    @Id String id,
    String ca,
    long number,
    long base,
    long thisUpdate,
    long nextUpdate,
    long entries,
    String sha256,
    String changes) {

  static CrlDeltaRow of(CrlId list, long base, IssuedCrl issued) {
    return new CrlDeltaRow(
        CrlRow.id(list.name(), issued.terms().number()),
        list.name(),
        issued.terms().number(),
        base,
        issued.terms().thisUpdate().toEpochMilli(),
        issued.terms().nextUpdate().toEpochMilli(),
        issued.written().entries(),
        issued.written().sha256(),
        issued.changes());
  }
}
