package io.sealport.server.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.server.boot.TestRooms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final String TOKEN =
      "INSERT INTO token (id, seq, kind, hash, profile, names, role, created_by, created, expires,"
          + " state) VALUES ('%s', %d, 'API', '%s', NULL, '', 'AUDITOR', 'test', 0, 0, 'open')";

  @TempDir Path folder;
  private TestRooms rooms;
  private Journal journal;
  private final ExecutorService callers = Executors.newCachedThreadPool();

  @BeforeEach
  void open() {
    rooms = TestRooms.empty(folder);
    journal = rooms.get(Journal.class);
  }

  @AfterEach
  void close() {
    callers.shutdownNow();
    rooms.close();
  }

  private List<String> subjects() {
    return rooms.query("SELECT subject FROM journal_entry ORDER BY seq");
  }

  private static Work<Long> entry(String subject) {
    return acts -> acts.add(Act.of("test", "done", subject));
  }

  /** Runs the pieces of work in one group: they gather while another holds the writer. */
  private List<Future<?>> inOneGroup(List<Callable<?>> commits) throws InterruptedException {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    callers.submit(
        () ->
            journal.commit(
                acts -> {
                  held.countDown();
                  await(release);
                  return 0;
                }));
    await(held);
    List<Future<?>> running = new ArrayList<>();
    for (Callable<?> commit : commits) {
      running.add(callers.submit(commit));
    }
    // Each has only to put itself into the queue.
    Thread.sleep(300);
    release.countDown();
    return running;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Throwable failureOf(Future<?> future) throws InterruptedException {
    try {
      return new AssertionError("it did not fail but returned " + future.get());
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Test
  void numbers_entries_from_one_and_chains_them() {
    assertThat(journal.commit(entry("a"))).isEqualTo(1);
    assertThat(journal.commit(entry("b"))).isEqualTo(2);

    List<String> chain = rooms.query("SELECT seq, previous, hash FROM journal_entry ORDER BY seq");
    String[] first = chain.get(0).split("\\|");
    String[] second = chain.get(1).split("\\|");
    assertThat(first[1]).isEqualTo(Chain.START);
    assertThat(second[1]).isEqualTo(first[2]);
    assertThat(rooms.query("SELECT seq, hash FROM journal_head")).containsExactly("2|" + second[2]);
  }

  @Test
  void keeps_the_time_of_the_clock_and_the_details_in_their_order() {
    journal.commit(acts -> acts.add(Act.of("test", "done", "a").with("z", "1").with("a", "\"\n")));

    assertThat(rooms.query("SELECT at, details FROM journal_entry"))
        .containsExactly(rooms.clock().millis() + "|{\"z\":\"1\",\"a\":\"\\\"\\n\"}");
  }

  @Test
  void what_is_returned_is_on_disk() {
    for (int i = 0; i < 20; i++) {
      String subject = "s" + i;
      journal.commit(entry(subject));
      assertThat(subjects()).last().isEqualTo(subject);
    }
  }

  @Test
  void returns_nothing_before_the_whole_group_is_on_disk() throws Exception {
    AtomicBoolean firstReturned = new AtomicBoolean();
    AtomicBoolean early = new AtomicBoolean();
    Set<String> seenOutside = ConcurrentHashMap.newKeySet();
    Callable<Object> first =
        () -> {
          journal.commit(entry("first"));
          firstReturned.set(true);
          return null;
        };
    Callable<Object> second =
        () ->
            journal.commit(
                acts -> {
                  // Long enough for the first caller to go on, were it let go too early.
                  sleep(200);
                  early.set(firstReturned.get());
                  seenOutside.addAll(subjects());
                  return acts.add(Act.of("test", "done", "second"));
                });

    for (Future<?> done : inOneGroup(List.of(first, second))) {
      done.get();
    }

    assertThat(early).isFalse();
    assertThat(seenOutside).isEmpty();
    assertThat(subjects()).containsExactlyInAnyOrder("first", "second");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void failing_work_leaves_no_trace_and_takes_no_other_with_it() throws Exception {
    List<Callable<?>> commits = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String subject = "good-" + i;
      commits.add(() -> journal.commit(entry(subject)));
    }
    commits.add(
        2,
        () ->
            journal.commit(
                acts -> {
                  acts.add(Act.of("test", "done", "bad"));
                  throw Fault.of(Kind.CONFLICT, "somebody was faster");
                }));

    List<Future<?>> done = inOneGroup(commits);

    assertThat(failureOf(done.get(2)))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.CONFLICT))
        .hasMessage("somebody was faster");
    for (int i = 0; i < done.size(); i++) {
      if (i != 2) {
        assertThat(done.get(i).get()).isInstanceOf(Long.class);
      }
    }
    assertThat(subjects())
        .containsExactlyInAnyOrder("good-0", "good-1", "good-2", "good-3", "good-4");
    assertThat(rooms.get(JournalReader.class).verify().intact()).isTrue();
  }

  @Test
  void a_row_that_the_database_refuses_takes_no_other_with_it() throws Exception {
    journal.commit(entry("first"));
    JournalRows rows = rooms.get(JournalRows.class);
    List<Future<?>> done =
        inOneGroup(
            List.of(
                () -> journal.commit(entry("good-1")),
                () ->
                    journal.commit(
                        acts -> {
                          rows.save(rows.findById(1L).orElseThrow());
                          return acts.add(Act.of("test", "done", "bad"));
                        }),
                () -> journal.commit(entry("good-2"))));

    done.get(0).get();
    assertThat(failureOf(done.get(1))).hasMessage("the database cannot be written");
    done.get(2).get();
    assertThat(subjects()).containsExactlyInAnyOrder("first", "good-1", "good-2");
  }

  @Test
  void a_commit_that_the_database_refuses_leaves_nothing_for_the_next_to_carry() {
    rooms.refuseCommits("journal_entry");
    assertThatThrownBy(() -> journal.commit(entry("a")))
        .hasMessage("the database cannot be written");
    assertThatThrownBy(() -> journal.commit(entry("b")))
        .hasMessage("the database cannot be written");
    assertThat(subjects()).isEmpty();

    rooms.accept("journal_entry");
    assertThat(journal.commit(entry("c"))).isEqualTo(1);
    assertThat(subjects()).containsExactly("c");
    assertThat(rooms.get(JournalReader.class).verify().intact()).isTrue();
  }

  @Test
  void an_error_of_the_machine_fails_its_work_alone() throws Exception {
    List<Future<?>> done =
        inOneGroup(
            List.of(
                () ->
                    journal.commit(
                        acts -> {
                          throw new StackOverflowError();
                        }),
                () -> journal.commit(entry("good"))));

    assertThat(failureOf(done.get(0))).isInstanceOf(Fault.class);
    done.get(1).get();
    assertThat(subjects()).containsExactly("good");
    assertThat(journal.commit(entry("next"))).isEqualTo(2);
  }

  @Test
  void concurrent_commits_make_one_chain_without_gaps() throws Exception {
    int threads = 32;
    int each = 50;
    Map<Long, String> returned = new ConcurrentHashMap<>();
    CountDownLatch go = new CountDownLatch(1);
    List<Future<?>> running =
        IntStream.range(0, threads)
            .<Future<?>>mapToObj(
                t ->
                    callers.submit(
                        () -> {
                          await(go);
                          for (int i = 0; i < each; i++) {
                            String subject = t + "/" + i;
                            returned.put(journal.commit(entry(subject)), subject);
                          }
                        }))
            .toList();
    go.countDown();
    for (Future<?> one : running) {
      one.get();
    }

    List<String> subjects = subjects();
    assertThat(subjects).hasSize(threads * each).doesNotHaveDuplicates();
    assertThat(returned.keySet())
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(1, threads * each).boxed().toList());
    returned.forEach(
        (seq, subject) -> assertThat(subjects.get((int) (seq - 1))).isEqualTo(subject));
    assertThat(rooms.get(JournalReader.class).verify().intact()).isTrue();
    assertThat(rooms.get(JournalReader.class).verify().entries()).isEqualTo(threads * each);
  }

  @Test
  void the_chain_goes_on_after_a_restart() {
    journal.commit(entry("before"));
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());
    journal = rooms.get(Journal.class);

    assertThat(journal.commit(entry("after"))).isEqualTo(2);
    assertThat(rooms.get(JournalReader.class).verify().intact()).isTrue();
  }

  @Test
  void a_database_that_cannot_be_written_is_unavailable_in_clear_words() {
    rooms.refuse("journal_entry");

    assertThatThrownBy(() -> journal.commit(entry("a")))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessage("the database cannot be written");

    rooms.accept("journal_entry");
    assertThat(journal.commit(entry("b"))).isEqualTo(1);
  }

  @Test
  void a_row_and_its_entry_are_written_together_or_not_at_all() {
    rooms.tamper(TOKEN.formatted("taken", 1, "h1"));
    Journal other = journal;

    assertThatThrownBy(
            () ->
                other.commit(
                    acts -> {
                      long seq = acts.add(Act.of("test", "done", "a"));
                      throw Fault.of(Kind.INTERNAL, "after entry " + seq);
                    }))
        .hasMessage("after entry 1");

    assertThat(subjects()).isEmpty();
    assertThat(rooms.query("SELECT * FROM journal_head")).isEmpty();
  }

  @Test
  void work_without_an_entry_writes_none() {
    assertThat(journal.<String>commit(acts -> "read")).isEqualTo("read");
    assertThat(subjects()).isEmpty();
  }

  @Test
  void a_commit_that_meets_the_stop_is_written_or_refused_and_never_left_waiting()
      throws Exception {
    Set<String> written = ConcurrentHashMap.newKeySet();
    List<Future<?>> running =
        IntStream.range(0, 16)
            .<Future<?>>mapToObj(
                t ->
                    callers.submit(
                        () -> {
                          for (int i = 0; ; i++) {
                            String subject = t + "/" + i;
                            try {
                              journal.commit(entry(subject));
                            } catch (Fault e) {
                              assertThat(e.message()).isEqualTo("the server is stopping");
                              return;
                            }
                            written.add(subject);
                          }
                        }))
            .toList();
    Thread.sleep(200);

    journal.close();

    for (Future<?> one : running) {
      one.get(20, TimeUnit.SECONDS);
    }
    assertThat(subjects()).containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void a_stopping_journal_takes_no_more() throws InterruptedException {
    journal.commit(entry("a"));
    journal.close();

    assertThatThrownBy(() -> journal.commit(entry("b")))
        .isInstanceOfSatisfying(Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessage("the server is stopping");
    assertThat(subjects()).containsExactly("a");
  }
}
