package io.sealport.server.events.action;

/** What an action must be told, as {@code events.yaml} says it. */
public sealed interface ActionSettings permits MailSettings, WebhookSettings, ProcessSettings {

  /** {@code mail}, {@code webhook} or {@code process}. */
  String kind();

  /** Where it goes, for people; nothing secret. */
  String target();
}
