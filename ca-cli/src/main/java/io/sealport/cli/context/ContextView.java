package io.sealport.cli.context;

import io.sealport.cli.client.SavedContext;
import io.sealport.cli.console.Table;
import java.util.List;
import java.util.Optional;

/**
 * A saved context as it is shown: without its secrets.
 *
 * @param place the home's folder or the server's address
 * @param credential certificate, token or none
 */
record ContextView(String name, boolean current, String place, String credential) {

  static ContextView of(String name, SavedContext context, Optional<String> current) {
    boolean isCurrent = current.filter(name::equals).isPresent();
    return new ContextView(name, isCurrent, context.place(), context.credential());
  }

  static Table table(List<ContextView> contexts) {
    Table table = Table.of("", "NAME", "SERVER OR HOME", "CREDENTIAL");
    contexts.forEach(c -> table.row(c.current() ? "*" : " ", c.name(), c.place(), c.credential()));
    return table;
  }
}
