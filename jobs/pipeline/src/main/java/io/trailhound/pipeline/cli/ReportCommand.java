package io.trailhound.pipeline.cli;

import io.trailhound.pipeline.run.RunEnd;
import io.trailhound.pipeline.run.RunFolder;
import io.trailhound.pipeline.source.Input;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailhound report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Writes report.html again from the alerts and the summary of a run.")
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The output folder of a run.")
  private String folder;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  ReportCommand() {}

  @Override
  public Integer call() throws IOException {
    Runtimes.prepareFileSystems();
    RunFolder run = new RunFolder(Input.of(folder).path());
    if (!run.summary().getFileSystem().exists(run.summary())) {
      throw new UsageException(folder + " is no output folder of a run: no summary.json in it");
    }
    RunEnd.writeReport(run, RunEnd.readSummary(run));
    new Console(spec.commandLine().getOut()).line("wrote " + folder + "/report.html");
    return 0;
  }
}
