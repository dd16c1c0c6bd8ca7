package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.enrich.KnowledgeFiles;
import io.trailhound.pipeline.run.RunEnd;
import io.trailhound.pipeline.run.RunFolder;
import io.trailhound.pipeline.source.Input;
import io.trailhound.pipeline.source.TrailScan;
import io.trailhound.pipeline.who.AlertIndex;
import io.trailhound.pipeline.who.Investigation;
import io.trailhound.pipeline.who.Subject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code trailhound who}. */
@Command(
    name = "who",
    mixinStandardHelpOptions = true,
    description =
        "Tells who or what an identity or address is: what stands behind it, what it took, where it "
            + "called from, what it did, and the alerts about it.")
final class WhoCommand implements Callable<Integer> {
  /** Sessions live no longer, so their issues are looked for so far back. */
  private static final Duration LONGEST_SESSION = Duration.ofHours(36);

  private static final ObjectMapper JSON =
      new ObjectMapper(
          // A terminal may take what is not ASCII for commands.
          JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "WHO",
      description =
          "An IP address; or an identity: an ARN of a user, role or session, an access key id, a "
              + "unique id, or the name of a user, role or session.")
  private String who;

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "A trail or an archive: a file, a folder, or an s3:// prefix. May be repeated.")
  private List<String> inputs = List.of();

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      description = "The archive of a replay or of the live job; its alerts are beside it.")
  private @Nullable String archive;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "The output folder of a replay, for its alerts; and for its archive, when nothing else to "
              + "read is named.")
  private @Nullable String results;

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Times.class,
      description = "Only calls from this time on, ISO-8601: 2026-03-02 or 2026-03-02T08:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "T",
      converter = Times.class,
      description = "Only calls before this time.")
  private @Nullable Instant to;

  @Option(names = "--json", description = "Print one JSON document in place of the page.")
  private boolean json;

  @Mixin private EnrichmentFiles enrichment;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  WhoCommand() {}

  @Override
  public Integer call() throws Exception {
    Runtimes.prepareFileSystems();
    if (from != null && to != null && !from.isBefore(to)) {
      throw new UsageException("--from must be before --to");
    }
    if (who.isBlank()) {
      throw new UsageException("say who: an address or an identity");
    }
    List<Input> read = inputs();
    read.forEach(ReplayCommand::checkReadable);
    try (KnowledgeFiles files = new KnowledgeFiles(enrichment.options(Duration.ZERO))) {
      files.reload();
      print(investigate(read, files.current()));
    }
    return 0;
  }

  private Investigation investigate(List<Input> read, Knowledge known) throws IOException {
    FieldPlan plan = Investigation.plan();
    long first = from == null ? Long.MIN_VALUE : from.toEpochMilli();
    long after = to == null ? Long.MAX_VALUE : to.toEpochMilli();
    Investigation investigation =
        new Investigation(Subject.of(who), plan, first, after, known, alerts());
    TrailScan scan = TrailScan.of(read, filter(first, after));
    read(scan, plan, 1, investigation::first);
    if (investigation.isUnreadable()) {
      throw new UsageException("nothing could be read: " + investigation.failure());
    }
    if (investigation.wantsAll()) {
      read(scan, plan, 2, investigation::second);
    }
    return investigation;
  }

  private List<Input> inputs() {
    List<String> named = new ArrayList<>(inputs);
    if (archive != null) {
      named.add(archive);
    }
    if (named.isEmpty() && results != null) {
      named.add(Input.of(results).typed() + "/archive");
    }
    if (named.isEmpty()) {
      throw new UsageException("name what to read: --input, --archive or --results");
    }
    return named.stream().map(Input::of).toList();
  }

  private static TrailFilter filter(long first, long after) {
    long back = LONGEST_SESSION.toMillis();
    long issued = first < Long.MIN_VALUE + back ? Long.MIN_VALUE : first - back;
    return new TrailFilter(issued, after, List.of(), List.of(), List.of());
  }

  private AlertIndex alerts() throws IOException {
    Path folder = null;
    if (results != null) {
      folder = Input.of(results).path();
    } else if (archive != null) {
      // Without the slash that folders have at their end.
      String path = Input.of(archive).path().toString();
      folder = new Path(path.replaceFirst("/+$", "")).getParent();
    }
    if (folder == null) {
      return AlertIndex.NONE;
    }
    RunFolder run = new RunFolder(folder);
    if (!run.alerts().getFileSystem().exists(run.alerts())) {
      if (results != null) {
        throw new UsageException("no alerts.ndjson in " + results);
      }
      return AlertIndex.NONE;
    }
    return AlertIndex.of(visitor -> RunEnd.eachAlert(run, visitor));
  }

  private void read(TrailScan scan, FieldPlan plan, int pass, Consumer<Outcome> take)
      throws IOException {
    Console progress = new Console(spec.commandLine().getErr());
    int[] objects = {0};
    scan.read(
        plan,
        outcome -> {
          take.accept(outcome);
          if (!json && outcome instanceof ObjectEnd && objects[0]++ % 100 == 0) {
            progress.inPlace(
                "reading, pass %d: %s of %s files"
                    .formatted(pass, Terminal.number(objects[0]), Terminal.number(scan.objects())));
          }
        });
    progress.progressEnds();
  }

  private void print(Investigation investigation) throws IOException {
    if (json) {
      ObjectNode document = investigation.json();
      String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document);
      spec.commandLine().getOut().println(text);
      spec.commandLine().getOut().flush();
    } else {
      new Console(spec.commandLine().getOut()).page(investigation.page());
    }
  }
}
