package io.sealport.server;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import java.util.Set;

/** Who may know that there is a database. */
final class Database {

  /** The journal's transaction, how the database is opened, and what its failures mean. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          "JournalWriter",
          "Attempt",
          "DatabaseTrouble",
          "OpenDatabase",
          "CarefulConnections",
          "Lent",
          "EmptyDatabase",
          "SqliteFile",
          "Schema",
          "FormerLogins",
          "FleetLocks",
          "Startup");

  static final DescribedPredicate<JavaClass> MAY_NOT_TOUCH_IT =
      DescribedPredicate.describe(
          "are neither repositories nor their rows", c -> !mayTouchIt(c.getBaseComponentType()));

  private Database() {}

  private static boolean mayTouchIt(JavaClass type) {
    return isGenerated(type)
        || type.isAnnotatedWith(JdbcRepository.class)
        || type.isAnnotatedWith(MappedEntity.class)
        || type.isAnnotatedWith(Introspected.class)
        || EXCEPTIONS.contains(type.getSimpleName());
  }

  /** What the framework writes beside a class carries a dollar sign in front or behind. */
  private static boolean isGenerated(JavaClass type) {
    String name = type.getName().substring(type.getPackageName().length() + 1);
    return name.startsWith("$") || name.contains("$Intercepted");
  }
}
