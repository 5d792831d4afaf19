package io.sealport.ftps.check;

/**
 * One thing that is wrong with an endpoint. Every text is one line, safe to print.
 *
 * @param id which of all faults; area and severity are the id's
 * @param found what there was
 * @param wanted what there should be
 * @param hint what to do about it; never empty
 */
public record EndpointFault(FaultId id, String found, String wanted, String hint) {

  /** A fault in the catalogue's words. */
  public static EndpointFault of(FaultId id, String found) {
    return new EndpointFault(id, found, id.wanted(), id.hint());
  }

  /** The same, with something else wanted. */
  public EndpointFault wanting(String other) {
    return new EndpointFault(id, found, other, hint);
  }

  /** The same with another cure. */
  public EndpointFault curedBy(String other) {
    return new EndpointFault(id, found, wanted, other);
  }

  public FaultArea area() {
    return id.area();
  }

  public Severity severity() {
    return id.severity();
  }
}
