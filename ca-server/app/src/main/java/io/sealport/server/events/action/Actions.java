package io.sealport.server.events.action;

import java.time.Clock;

/** Makes the action for its settings. */
public final class Actions {

  private Actions() {}

  /**
   * The action.
   *
   * @param ca the CA's name, for people who have several
   */
  public static Action of(ActionSettings settings, String ca, Clock clock) {
    if (settings instanceof MailSettings mail) {
      return new MailAction(mail, ca, clock);
    }
    if (settings instanceof WebhookSettings webhook) {
      return new WebhookAction(webhook, ca, clock);
    }
    return new ProcessAction((ProcessSettings) settings, ca);
  }
}
