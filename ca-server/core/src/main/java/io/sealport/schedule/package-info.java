/**
 * When something happens again: {@link io.sealport.schedule.Cron}, an expression of crontab, read
 * once and asked for the next moments. It looks at no clock and starts nothing.
 *
 * <p>May import {@code fault} and {@code pki}.
 */
@NullMarked
package io.sealport.schedule;

import org.jspecify.annotations.NullMarked;
