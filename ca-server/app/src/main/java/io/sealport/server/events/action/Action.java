package io.sealport.server.events.action;

/** A way to tell an event. Telling the same event twice under one id is a repetition. */
public interface Action {

  /**
   * Tells it; when this returns the other side has taken it.
   *
   * @param id the same at every attempt, so that receivers can drop repetitions
   * @return one line: what the other side said
   * @throws UndeliveredException if it has not, or that is not known
   */
  String deliver(Event event, String id) throws UndeliveredException;
}
