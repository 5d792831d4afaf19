package io.sealport.server.events;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** When a schedule runs next, by the expression and zone that said so. */
@MappedEntity("event_schedule")
record ScheduleRow(@Id String name, String cron, long due) {}
