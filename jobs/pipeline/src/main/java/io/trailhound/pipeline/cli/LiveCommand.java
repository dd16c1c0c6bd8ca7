package io.trailhound.pipeline.cli;

import io.trailhound.detection.sigma.parse.RuleLoader;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.detection.suppress.Suppressions;
import io.trailhound.events.agent.LineFormats;
import io.trailhound.events.agent.LogGroup;
import io.trailhound.pipeline.LiveJob;
import io.trailhound.pipeline.ReplayJob;
import io.trailhound.pipeline.config.LiveOptions;
import io.trailhound.pipeline.run.LiveFolder;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchOptions;
import io.trailhound.pipeline.source.Input;
import io.trailhound.pipeline.source.WatchOptions;
import io.trailhound.pipeline.source.kinesis.KinesisOptions;
import io.trailhound.pipeline.source.rules.RulesFolder;
import io.trailhound.pipeline.source.rules.RulesOptions;
import io.trailhound.pipeline.type.RulesVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code trailhound live}. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = {
      "Reads Kinesis streams and new trail objects without end, matches every record and log line "
          + "against the rules, and writes alerts, an archive, and what could not be read.",
    })
final class LiveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description =
          "A Kinesis data stream of CloudTrail records, CloudWatch Logs subscriptions or log "
              + "lines, in any mixture. May be repeated.")
  private List<String> streams = List.of();

  @Option(
      names = "--aws-region",
      paramLabel = "R",
      defaultValue = "us-east-1",
      description = "The region of the streams (default: ${DEFAULT-VALUE}).")
  private String region;

  @Option(
      names = "--kinesis-endpoint",
      paramLabel = "URL",
      defaultValue = "",
      description = "A server that speaks Kinesis and is not AWS's.")
  private String endpoint;

  @Option(
      names = "--start",
      paramLabel = "POSITION",
      defaultValue = "LATEST",
      description =
          "Where to begin without a savepoint: TRIM_HORIZON, LATEST, or a time, ISO-8601 "
              + "(default: ${DEFAULT-VALUE}).")
  private String start;

  @Option(
      names = "--consumer",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Read by enhanced fan-out, registered under this name, instead of by polling.")
  private String consumer;

  @Option(
      names = "--shard-discovery",
      paramLabel = "D",
      defaultValue = "PT10S",
      description = "How often new shards are looked for (default: ${DEFAULT-VALUE}).")
  private Duration discovery;

  @Option(
      names = "--watch",
      paramLabel = "PATH",
      description = "A folder or s3:// prefix to watch for new trail objects. May be repeated.")
  private List<String> watched = List.of();

  @Option(
      names = "--watch-from",
      paramLabel = "T",
      converter = Times.class,
      description = "Only objects delivered from this time on (default: all there are).")
  private @Nullable Instant watchFrom;

  @Option(
      names = "--watch-back",
      paramLabel = "D",
      defaultValue = "P3D",
      description =
          "How long after the delivery time in its name an object may still appear "
              + "(default: ${DEFAULT-VALUE}).")
  private Duration watchBack;

  @Option(
      names = "--watch-interval",
      paramLabel = "D",
      defaultValue = "PT1M",
      description = "How long to wait between two listings (default: ${DEFAULT-VALUE}).")
  private Duration watchInterval;

  @Option(
      names = "--log-group",
      paramLabel = "PATTERN=FORMAT",
      converter = LogGroups.class,
      description =
          "The format of the lines of log groups, * for any characters; without it the format is "
              + "told by content. ';zone=ZONE' names the time zone of lines that have none, "
              + "';fields=NAMES' the order of VPC flow logs of your own. May be repeated.")
  private List<LogGroup> logGroups = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The output folder, on disk or s3://.")
  private String out;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "Rules to use instead of the shipped ones. May be repeated.")
  private List<Path> rules = List.of();

  @Mixin private SuppressionLists suppressions;

  @Mixin private EnrichmentFiles enrichment;

  @Mixin private RiskSettings risk;

  @Option(
      names = "--enrichment-interval",
      paramLabel = "D",
      defaultValue = "PT1M",
      description =
          "How often databases, lists and directory files are looked at for changes (default: "
              + "${DEFAULT-VALUE}). A broken file is refused, and the old one kept.")
  private Duration enrichmentReload;

  @Option(
      names = "--watch-rules",
      paramLabel = "PATH",
      defaultValue = "",
      description =
          "A folder or s3:// prefix of rules, and of suppression lists in its folder suppressions/, "
              + "in place of --rules and --suppressions. Changes take effect while the job runs; a "
              + "rule with something wrong in it is refused, and its last good form goes on.")
  private String watchedRules;

  @Option(
      names = "--rules-interval",
      paramLabel = "D",
      defaultValue = "PT30S",
      description =
          "How long to wait between two looks for changed rules; a change is taken when two looks "
              + "find the same (default: ${DEFAULT-VALUE}).")
  private Duration rulesInterval;

  @Option(
      names = "--strict",
      description = "Do not start when a rule or a suppression cannot be loaded.")
  private boolean strict;

  @Option(
      names = "--elasticsearch",
      paramLabel = "URL",
      description =
          "Index alerts and activity there. The API key comes from TRAILHOUND_ES_API_KEY.")
  private @Nullable URI elasticsearch;

  @Option(
      names = "--elasticsearch-index",
      paramLabel = "NAME",
      defaultValue = ElasticsearchOptions.DEFAULT_INDEX,
      description = "The index for alerts (default: ${DEFAULT-VALUE}).")
  private String index;

  @Option(
      names = "--elasticsearch-activity-index",
      paramLabel = "NAME",
      defaultValue = ElasticsearchOptions.DEFAULT_ACTIVITY_INDEX,
      description = "The index for activity (default: ${DEFAULT-VALUE}).")
  private String activityIndex;

  @Option(
      names = "--only",
      paramLabel = "HALF",
      description =
          "Do one half: archive (no rules) or detect (no archive). Two jobs that do one each never "
              + "hold each other up.")
  private @Nullable Half only;

  @Option(
      names = "--allowed-lateness",
      paramLabel = "D",
      defaultValue = "PT15M",
      description =
          "How long after an event its record is still expected, ISO-8601 (default: "
              + "${DEFAULT-VALUE}).")
  private Duration allowedLateness;

  @Option(
      names = "--idle-after",
      paramLabel = "D",
      defaultValue = "PT1M",
      description =
          "How long a shard or prefix may be silent before it does not hold back event time any "
              + "more (default: ${DEFAULT-VALUE}).")
  private Duration idleness;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "D",
      defaultValue = "PT30S",
      description =
          "How often state is kept, and with it files of the archive end "
              + "(default: ${DEFAULT-VALUE}).")
  private Duration checkpoints;

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

  /** What one of two jobs does. */
  enum Half {
    archive,
    detect
  }

  @SuppressWarnings("NullAway.Init") // picocli injects the fields
  LiveCommand() {}

  @Override
  public Integer call() throws Exception {
    Runtimes.prepareFileSystems();
    check();
    Console console = new Console(spec.commandLine().getOut());
    RulesVersion version = rules();
    RuleSet loaded = RuleLoader.loadTexts(version.rules());
    console.ruleProblems(loaded);
    Suppressions suppressed = SuppressionLists.load(version.suppressions(), loaded, console);
    if (strict && loaded.problems().size() + suppressed.problems().size() > 0) {
      throw new UsageException(
          "there are problems in rules or suppressions, and --strict was given");
    }
    StreamExecutionEnvironment env = Runtimes.environment(parallelism);
    LiveJob.build(env, options(version), loaded);
    console.line(
        "Running; the alerts are written to " + new LiveFolder(Input.of(out).path()).alerts());
    env.execute(LiveJob.NAME);
    return 0;
  }

  private RulesVersion rules() throws IOException {
    if (only == Half.archive) {
      return RulesVersion.first(List.of(), List.of());
    }
    return watchedRules.isEmpty()
        ? RulesVersion.first(RuleSources.of(rules).texts(), suppressions.texts())
        : new RulesFolder(Input.of(watchedRules).path()).read();
  }

  private Optional<RulesOptions> changes() {
    return watchedRules.isEmpty() || only == Half.archive
        ? Optional.empty()
        : Optional.of(new RulesOptions(Input.of(watchedRules), rulesInterval));
  }

  private LiveOptions options(RulesVersion version) {
    return new LiveOptions(
        new KinesisOptions(streams, region, endpoint, start, consumer, discovery).ifAny(),
        watch(),
        Input.of(out).path(),
        version,
        changes(),
        logGroups,
        enrichment.options(enrichmentReload),
        risk.options(),
        only != Half.detect,
        only != Half.archive,
        only == Half.archive ? Optional.empty() : target(),
        allowedLateness,
        idleness,
        checkpoints);
  }

  private Optional<WatchOptions> watch() {
    if (watched.isEmpty()) {
      return Optional.empty();
    }
    long from = watchFrom == null ? Long.MIN_VALUE : watchFrom.toEpochMilli();
    List<Input> prefixes = watched.stream().map(Input::of).toList();
    return Optional.of(new WatchOptions(prefixes, from, watchBack, watchInterval));
  }

  private Optional<ElasticsearchOptions> target() {
    if (elasticsearch == null) {
      return Optional.empty();
    }
    // The one clock reading of a run: it orders runs in the index and decides nothing else.
    long millis = Clock.systemUTC().millis();
    return Optional.of(new ElasticsearchOptions(elasticsearch, index, activityIndex, millis));
  }

  private void check() {
    if (streams.isEmpty() && watched.isEmpty()) {
      throw new UsageException("name what to read: --stream or --watch");
    }
    if (parallelism < 0 || parallelism > ReplayJob.MAX_PARALLELISM) {
      throw new UsageException("--parallelism must be from 1 to 128");
    }
    positive("--allowed-lateness", allowedLateness.plusMillis(1));
    positive("--idle-after", idleness);
    positive("--checkpoint-interval", checkpoints);
    positive("--shard-discovery", discovery);
    positive("--watch-interval", watchInterval);
    positive("--watch-back", watchBack);
    positive("--rules-interval", rulesInterval);
    if (!watchedRules.isEmpty() && (!rules.isEmpty() || suppressions.isGiven())) {
      throw new UsageException(
          "--watch-rules stands in place of --rules and --suppressions: give either");
    }
    if (!start.equals("TRIM_HORIZON") && !start.equals("LATEST")) {
      try {
        start = new Times().convert(start).toString();
      } catch (RuntimeException e) {
        throw new UsageException("--start must be TRIM_HORIZON, LATEST or a time", e);
      }
    }
    try {
      new LineFormats(logGroups);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UsageException("--log-group: " + e.getMessage(), e);
    }
    if (config != null && config.toString().isBlank()) {
      throw new UsageException("--config names no file");
    }
  }

  private static void positive(String option, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new UsageException(option + " must be positive");
    }
  }
}
