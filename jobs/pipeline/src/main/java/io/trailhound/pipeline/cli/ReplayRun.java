package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.config.ReplayOptions;
import io.trailhound.pipeline.run.RunEnd;
import io.trailhound.pipeline.run.RunFolder;
import io.trailhound.pipeline.source.Input;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One replay: submits the job, shows how far it is, and puts its output together. */
final class ReplayRun {
  private final ReplayOptions options;
  private final RuleSet rules;
  private final int parallelism;
  private final Console console;

  ReplayRun(ReplayOptions options, RuleSet rules, int parallelism, Console console) {
    this.options = options;
    this.rules = rules;
    this.parallelism = parallelism;
    this.console = console;
  }

  /** Runs to the end; returns the summary. */
  ObjectNode run() throws Exception {
    long start = System.nanoTime();
    StreamExecutionEnvironment env = Runtimes.environment(parallelism);
    ReplayJob.build(env, options, rules);
    JobClient job = env.executeAsync(ReplayJob.NAME);
    RunFolder folder = new RunFolder(options.out());
    await(job, new Progress(job, folder, console, start));
    return RunEnd.finish(
        folder,
        rules,
        suppressions(),
        options.inputs().stream().map(Input::typed).toList(),
        options.archive(),
        options.activity(),
        (System.nanoTime() - start) / 1e9);
  }

  private Optional<Suppressions> suppressions() {
    return options.suppressions().isEmpty()
        ? Optional.empty()
        : Optional.of(Suppressions.load(options.suppressions(), rules));
  }

  private static void await(JobClient job, Progress progress) throws Exception {
    CompletableFuture<JobExecutionResult> result = job.getJobExecutionResult();
    while (true) {
      try {
        result.get(1, TimeUnit.SECONDS);
        progress.end();
        return;
      } catch (TimeoutException e) {
        progress.show();
      } catch (ExecutionException e) {
        progress.end();
        if (e.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw e;
      }
    }
  }
}
