package io.sealport.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.sealport.api.Problem;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.SharedServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** An answer and the lines of the log that belong to it have one id. */
@ExtendWith(SharedServer.class)
class RequestIdsTest {

  private static final String ID = "[0-9a-f]{16}";

  private final Logger logger = (Logger) LoggerFactory.getLogger(FaultHandler.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  private ILoggingEvent line(String id) {
    return log.list.stream()
        .filter(e -> id.equals(e.getMDCPropertyMap().get("request")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_answer_has_one(RunningServer server) {
    assertThat(server.plain().get("/crl/users.crl").header("X-Request-Id")).matches(ID);
    assertThat(server.administrator().get("/api/v1/me").header("X-Request-Id")).matches(ID);
    assertThat(server.anyone().get("/nothing/here").header("X-Request-Id")).matches(ID);
    assertThat(server.anyone().head("/api/v1/server").header("X-Request-Id")).matches(ID);
  }

  @Test
  void a_problem_its_header_and_the_log_have_the_same(RunningServer server) {
    Answer refusedByTheGate = server.anyone().get("/api/v1/certificates");
    Problem problem = refusedByTheGate.problem(401, "unauthenticated");
    assertThat(problem.request()).isEqualTo(refusedByTheGate.header("X-Request-Id"));
    assertThat(line(problem.request()).getFormattedMessage())
        .startsWith("GET /api/v1/certificates: unauthenticated");

    Answer refusedByTheRoute = server.administrator().get("/api/v1/certificates/12345");
    assertThat(refusedByTheRoute.problem(404, "not-found").request())
        .isEqualTo(refusedByTheRoute.header("X-Request-Id"));
    assertThat(line(refusedByTheRoute.header("X-Request-Id")).getFormattedMessage())
        .startsWith("GET /api/v1/certificates/12345: not-found");
  }

  @Test
  void what_a_caller_calls_it_is_not_believed(RunningServer server) {
    Answer answer = server.anyone().get("/api/v1/server", "X-Request-Id", "forged");

    assertThat(answer.header("X-Request-Id")).matches(ID);
  }

  /** Threads are lent to one request after the other. */
  @Test
  void of_many_at_once_each_line_is_with_its_own(RunningServer server)
      throws InterruptedException, ExecutionException {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    List<Future<Answer>> asked = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      String path = "/api/v1/certificates/" + (1_000 + i);
      asked.add(callers.submit(() -> server.administrator().get(path)));
    }
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      String id = asked.get(i).get().header("X-Request-Id");
      assertThat(line(id).getFormattedMessage())
          .startsWith("GET /api/v1/certificates/" + (1_000 + i) + ": not-found");
      ids.add(id);
    }
    callers.shutdown();
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    assertThat(log.list).hasSize(64);
  }
}
