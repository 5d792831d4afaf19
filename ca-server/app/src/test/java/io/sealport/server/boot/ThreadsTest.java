package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.scheduling.TaskExecutors;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threads that routes run on, where {@code @ExecuteOn(TaskExecutors.BLOCKING)} stands. */
class ThreadsTest {

  /** The first Java whose virtual threads are no preview. */
  private static final int VIRTUAL_THREADS = 21;

  @Test
  void a_route_runs_on_a_virtual_thread_where_java_has_them(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      ExecutorService routes = server.executor(TaskExecutors.BLOCKING);
      boolean virtual = routes.submit(ThreadsTest::isVirtual).get(10, TimeUnit.SECONDS);

      assertThat(virtual).isEqualTo(Runtime.version().feature() >= VIRTUAL_THREADS);
    }
  }

  /**
   * {@code Thread.isVirtual}, which Java 17 does not have: of virtual threads the group says it.
   */
  private static boolean isVirtual() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    return group != null && group.getName().equals("VirtualThreads");
  }
}
