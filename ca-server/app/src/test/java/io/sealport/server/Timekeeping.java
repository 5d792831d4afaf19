package io.sealport.server;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import java.util.List;

/** Who looks at the machine's clock. */
final class Timekeeping {

  /** boot makes the one Clock of the process. */
  static final DescribedPredicate<JavaClass> ARE_NOT_WIRING =
      DescribedPredicate.describe(
          "are not of boot", c -> !c.getPackageName().equals("io.sealport.server.boot"));

  static final ArchCondition<JavaClass> ASK_THE_MACHINE =
      new ArchCondition<>("ask the machine for the time") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          type.getAccessesFromSelf().stream()
              .filter(JavaCodeUnitAccess.class::isInstance)
              .map(a -> (JavaCodeUnitAccess<?>) a)
              .filter(Timekeeping::asksTheMachine)
              .forEach(
                  call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
        }
      };

  private Timekeeping() {}

  private static boolean asksTheMachine(JavaCodeUnitAccess<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getTarget().getName();
    boolean clockless =
        call.getTarget().getRawParameterTypes().stream()
            .noneMatch(p -> p.getName().equals("java.time.Clock"));
    if (owner.startsWith("java.time.")) {
      return name.startsWith("now") && clockless || owner.endsWith(".Clock") && isSystem(name);
    }
    return owner.equals("java.lang.System") && name.equals("currentTimeMillis")
        || owner.equals(Date.class.getName())
            && name.equals("<init>")
            && call.getTarget().getRawParameterTypes().isEmpty();
  }

  private static boolean isSystem(String method) {
    return List.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds")
        .contains(method);
  }
}
