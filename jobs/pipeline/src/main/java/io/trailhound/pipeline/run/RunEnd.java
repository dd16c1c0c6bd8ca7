package io.trailhound.pipeline.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.pipeline.report.AlertSource;
import io.trailhound.pipeline.report.ReportOptions;
import io.trailhound.pipeline.report.ReportWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Puts the output folder of a finished job together: alerts, activity, summary and report. */
public final class RunEnd {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RunEnd() {}

  /**
   * Writes {@code alerts.ndjson}, {@code activity.ndjson}, {@code summary.json} and {@code
   * report.html}, with suppression lists also {@code suppressed.ndjson}, and removes the parts they
   * were made of.
   *
   * @param suppressions what the lists held; empty when none was given
   * @param inputs what was read, as the user named it
   * @param archive whether records were archived
   * @param activity whether activity was counted
   * @param seconds how long the job took
   * @return the summary
   */
  public static ObjectNode finish(
      RunFolder folder,
      RuleSet rules,
      Optional<Suppressions> suppressions,
      List<String> inputs,
      boolean archive,
      boolean activity,
      double seconds)
      throws IOException {
    Map<String, Long> counts = Parts.tallies(folder.tallyParts());
    if (folder.listing().getFileSystem().exists(folder.listing())) {
      Parts.addTallies(folder.listing(), counts);
    }
    AlertMerge alerts = new AlertMerge();
    alerts.merge(folder, suppressions.isPresent());
    long lines = activity ? ActivityMerge.merge(folder) : 0;
    // An empty folder says that nothing was rejected; a missing one would leave it open.
    folder.quarantine().getFileSystem().mkdirs(folder.quarantine());
    QuarantineReader quarantine = new QuarantineReader(folder.quarantine());
    long deadLetters = Parts.files(folder.deadLetters()).size();
    ObjectNode summary =
        Summary.of(counts, alerts, lines, rules, quarantine, inputs, deadLetters, archive, seconds);
    SuppressionSummary.put(summary, suppressions, folder.suppressed());
    write(folder.summary(), Summary.render(summary));
    writeReport(folder, summary);
    folder.parts().getFileSystem().delete(folder.parts(), true);
    return summary;
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (OutputStream out = file.getFileSystem().create(file, FileSystem.WriteMode.OVERWRITE)) {
      out.write(bytes);
    }
  }

  /** Writes {@code report.html} from the alerts and the summary of a run. */
  public static void writeReport(RunFolder folder, JsonNode summary) throws IOException {
    Path file = folder.report();
    try (Writer out =
        new OutputStreamWriter(
            file.getFileSystem().create(file, FileSystem.WriteMode.OVERWRITE),
            StandardCharsets.UTF_8)) {
      new ReportWriter(ReportOptions.defaults())
          .write(
              summary,
              visitor -> eachAlert(folder, visitor),
              visitor -> eachActivity(folder, visitor),
              out);
    }
  }

  /** The summary of a run that has finished. */
  public static JsonNode readSummary(RunFolder folder) throws IOException {
    try (BufferedReader in = Parts.open(folder.summary())) {
      return JSON.readTree(in);
    }
  }

  /** Hands over the alerts of a run, one after another in their order. */
  public static void eachAlert(RunFolder folder, AlertSource.Visitor visitor) throws IOException {
    eachLine(folder.alerts(), visitor);
  }

  private static void eachActivity(RunFolder folder, AlertSource.Visitor visitor)
      throws IOException {
    if (folder.activity().getFileSystem().exists(folder.activity())) {
      eachLine(folder.activity(), visitor);
    }
  }

  private static void eachLine(Path file, AlertSource.Visitor visitor) throws IOException {
    try (BufferedReader lines = Parts.open(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        visitor.visit(JSON.readTree(line));
      }
    }
  }
}
