package io.sealport.server;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.sealport.policy.Approval;

/** Who makes approvals. */
final class Approvals {

  private Approvals() {}

  static ArchCondition<JavaClass> beMade() {
    return new ArchCondition<>("make an Approval") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getConstructorCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().isEquivalentTo(Approval.class))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
      }
    };
  }
}
