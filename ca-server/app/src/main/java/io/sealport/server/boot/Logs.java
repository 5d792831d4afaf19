package io.sealport.server.boot;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** How and how much is logged: {@code logback.xml}, and then what the configuration says. */
final class Logs {

  private static final String OURS = "io.sealport";

  private Logs() {}

  /** From now on the process logs like that. */
  static void configure(WatchConfig config) {
    // Some libraries speak to the JDK's own log, which writes in a form of its own.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(OURS).setLevel(Level.toLevel(config.logLevel().name()));
    if (config.logFormat() == WatchConfig.Format.JSON) {
      context
          .getLogger(Logger.ROOT_LOGGER_NAME)
          .iteratorForAppenders()
          .forEachRemaining(appender -> writeJson(appender, context));
    }
  }

  private static void writeJson(Appender<ILoggingEvent> appender, LoggerContext context) {
    if (appender instanceof OutputStreamAppender<ILoggingEvent> stream) {
      JsonLines lines = new JsonLines(context);
      lines.start();
      stream.setEncoder(lines);
    }
  }
}
