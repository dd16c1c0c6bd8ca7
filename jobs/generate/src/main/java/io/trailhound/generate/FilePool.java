package io.trailhound.generate;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Compresses files on the machine's processors; when all are busy, the caller helps. */
final class FilePool {

  private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
  private final ThreadPoolExecutor threads;

  FilePool() {
    int processors = Runtime.getRuntime().availableProcessors();
    this.threads =
        new ThreadPoolExecutor(
            processors,
            processors,
            1,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(processors),
            FilePool::thread,
            new ThreadPoolExecutor.CallerRunsPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "trail-files");
    thread.setDaemon(true);
    return thread;
  }

  /** Writes a file, now or soon. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Takes on a file.
   *
   * @throws IOException if an earlier file could not be written
   */
  void add(Work work) throws IOException {
    rethrow();
    threads.execute(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /**
   * Waits for all files.
   *
   * @throws IOException if one of them could not be written
   */
  void finish() throws IOException {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        rethrow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while writing files");
    }
    rethrow();
  }

  private void rethrow() throws IOException {
    IOException failed = failure.get();
    if (failed != null) {
      throw failed;
    }
  }
}
