package io.trailhound.pipeline.testing;

import java.time.Duration;

/** A {@code flink run} under way: a process of its own, which ends when the job does. */
public final class FlinkSubmission {
  private final ServerProcess client;

  FlinkSubmission(ServerProcess client) {
    this.client = client;
  }

  /** Whether the job, as far as the client knows, has not ended. */
  public boolean isRunning() {
    return client.isAlive();
  }

  /**
   * Waits for the end of the job.
   *
   * @throws AssertionError when it does not come within the limit; the client is killed then, the
   *     job is not
   */
  public Result waitForEnd(Duration limit) {
    try {
      return new Result(client.waitForExit(limit), client.output());
    } finally {
      client.kill();
    }
  }

  /** Ends the client, if it runs; the job goes on. */
  void kill() {
    client.kill();
  }

  /**
   * How {@code flink run} ended.
   *
   * @param status its exit status: 0 when the job succeeded
   * @param output what it wrote, to standard output and error; its log is not among that
   */
  public record Result(int status, String output) {}
}
