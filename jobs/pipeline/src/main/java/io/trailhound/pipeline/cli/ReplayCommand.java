package io.trailhound.pipeline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.pipeline.config.ReplayOptions;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.run.RunFolder;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchOptions;
import io.trailhound.pipeline.source.Input;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailhound replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Reads trails from disk or S3, matches every record against the rules, and writes alerts, "
          + "an archive, what could not be read, a summary and a report.",
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      required = true,
      paramLabel = "PATH",
      description =
          "A file, a folder, or an s3:// prefix; gzip or not; CloudTrail files, JSON, JSON lines. "
              + "May be repeated.")
  private List<String> inputs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The output folder, on disk or s3://; must be empty or missing.")
  private String out;

  @Option(
      names = "--from",
      paramLabel = "T",
      converter = Times.class,
      description = "Only events from this time on, ISO-8601: 2026-03-02 or 2026-03-02T08:00:00Z.")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "T",
      converter = Times.class,
      description = "Only events before this time.")
  private @Nullable Instant to;

  @Option(
      names = "--account",
      paramLabel = "ID",
      description = "Only events of this account. May be repeated.")
  private List<String> accounts = List.of();

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "Only events in this region. May be repeated.")
  private List<String> regions = List.of();

  @Option(
      names = "--principal",
      paramLabel = "ARN",
      description = "Only calls by this ARN, or by sessions of this role. May be repeated.")
  private List<String> principals = List.of();

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Rules to use instead of the shipped ones. May be repeated.")
  private List<Path> rules = List.of();

  @Mixin private SuppressionLists suppressions;

  @Mixin private EnrichmentFiles enrichment;

  @Option(
      names = "--strict",
      description = "Do not start when a rule or a suppression cannot be loaded.")
  private boolean strict;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description = "Index alerts there as well. The API key comes from TRAILHOUND_ES_API_KEY.")
  private @Nullable URI elasticsearch;

  @Option(
      names = "--elasticsearch-index",
      paramLabel = "NAME",
      defaultValue = ElasticsearchOptions.DEFAULT_INDEX,
      description = "The index for alerts (default: ${DEFAULT-VALUE}).")
  private String index;

  @Option(names = "--no-archive", description = "Do not write the archive.")
  private boolean noArchive;

  @Option(
      names = "--allowed-lateness",
      paramLabel = "D",
      defaultValue = "PT1H",
      description =
          "How long after an event its record is still expected, ISO-8601 (default: "
              + "${DEFAULT-VALUE}). Copies of a record are told within this time.")
  private Duration allowedLateness;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "The number of parallel subtasks (default: the cores, or the cluster's own).")
  private int parallelism;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A YAML file whose keys are these options; the command line wins.")
  private @Nullable Path config;

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  ReplayCommand() {}

  @Override
  public Integer call() throws Exception {
    Runtimes.prepareFileSystems();
    check();
    RuleSources sources = RuleSources.of(rules);
    RuleSet loaded = sources.load();
    Console console = new Console(spec.commandLine().getOut());
    console.ruleProblems(loaded);
    if (strict && !loaded.problems().isEmpty()) {
      throw new UsageException(
          loaded.problems().size() + " rules cannot be loaded, and --strict was given");
    }
    List<RuleText> lists = suppressions.texts();
    Suppressions suppressed = SuppressionLists.load(lists, loaded, console);
    if (strict && !suppressed.problems().isEmpty()) {
      throw new UsageException(
          suppressed.problems().size() + " problems in suppression lists, and --strict was given");
    }
    List<Input> read = inputs.stream().map(Input::of).toList();
    read.forEach(ReplayCommand::checkReadable);
    RunFolder folder = new RunFolder(Input.of(out).path());
    checkFree(folder);
    ReplayOptions options =
        new ReplayOptions(
            read,
            folder.root(),
            filter(),
            sources.texts(),
            lists,
            enrichment.options(Duration.ZERO),
            !noArchive,
            target(),
            allowedLateness);
    ObjectNode summary = new ReplayRun(options, loaded, parallelism, console).run();
    console.summary(summary);
    console.whereToLook(out, !noArchive);
    return 0;
  }

  private void check() {
    if (from != null && to != null && !from.isBefore(to)) {
      throw new UsageException("--from must be before --to");
    }
    if (parallelism < 0 || parallelism > io.trailhound.pipeline.ReplayJob.MAX_PARALLELISM) {
      throw new UsageException("--parallelism must be from 1 to 128");
    }
    if (allowedLateness.isNegative()) {
      throw new UsageException("--allowed-lateness must not be negative");
    }
    if (config != null && config.toString().isBlank()) {
      throw new UsageException("--config names no file");
    }
  }

  private TrailFilter filter() {
    return new TrailFilter(
        from == null ? Long.MIN_VALUE : from.toEpochMilli(),
        to == null ? Long.MAX_VALUE : to.toEpochMilli(),
        accounts,
        regions,
        principals);
  }

  private Optional<ElasticsearchOptions> target() {
    if (elasticsearch == null) {
      return Optional.empty();
    }
    ElasticsearchCheck.reachable(elasticsearch);
    // The one clock reading of a run: it orders runs in the index and decides nothing else.
    long start = Clock.systemUTC().millis();
    return Optional.of(new ElasticsearchOptions(elasticsearch, index, start));
  }

  /** Complains when an input is not there or may not be read. */
  static void checkReadable(Input input) {
    if (input.isLocal()) {
      Path path = Path.of(input.uri());
      if (!Files.exists(path)) {
        throw new UsageException("no such input: " + input.typed());
      }
      if (!Files.isReadable(path)) {
        throw new UsageException("cannot read " + input.typed() + ": permission denied");
      }
      return;
    }
    try {
      FileSystem files = input.path().getFileSystem();
      if (!files.exists(input.path())) {
        throw new UsageException("no such input: " + input.typed());
      }
      if (files.getFileStatus(input.path()).isDir()) {
        files.listStatus(input.path());
      }
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new UsageException("cannot read " + input.typed() + ": unknown kind of address", e);
    } catch (IOException e) {
      throw new UsageException("cannot read " + input.typed() + ": " + e.getMessage(), e);
    }
  }

  private void checkFree(RunFolder folder) {
    try {
      if (!folder.isFree()) {
        throw new UsageException(
            out + " is not empty: name a folder that is, so that runs do not mix");
      }
    } catch (IOException e) {
      throw new UsageException("cannot write to " + out + ": " + e.getMessage(), e);
    }
  }
}
