package io.sealport.server.events;

import io.sealport.server.events.action.ActionSettings;

/** A way to tell that has a name. */
public record Channel(String name, ActionSettings action) {}
