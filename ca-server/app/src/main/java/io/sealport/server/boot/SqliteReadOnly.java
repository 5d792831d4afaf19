package io.sealport.server.boot;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * SQLite refuses {@link Connection#setReadOnly} on an open connection, and the framework calls it
 * for every read: connections that do not hear it.
 */
@Singleton
class SqliteReadOnly implements BeanCreatedEventListener<DataSource>, Ordered {

  /** Innermost: the framework must find its own wrapper outside. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    DataSource real = event.getBean();
    return proxy(
        DataSource.class,
        (self, method, args) -> {
          Object result = method.invoke(real, args);
          return result instanceof Connection c ? deaf(c) : result;
        });
  }

  private static Connection deaf(Connection real) {
    return proxy(
        Connection.class,
        (self, method, args) ->
            method.getName().equals("setReadOnly") ? null : method.invoke(real, args));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    InvocationHandler unwrapping =
        (self, method, args) -> {
          try {
            return handler.invoke(self, method, args);
          } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
          }
        };
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, unwrapping));
  }
}
