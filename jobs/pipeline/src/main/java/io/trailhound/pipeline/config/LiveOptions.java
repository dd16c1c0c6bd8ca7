package io.trailhound.pipeline.config;

import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.events.agent.LogGroup;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchOptions;
import io.trailhound.pipeline.source.WatchOptions;
import io.trailhound.pipeline.source.kinesis.KinesisOptions;
import io.trailhound.pipeline.source.rules.RulesOptions;
import io.trailhound.pipeline.type.RulesVersion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * What the live job is to do.
 *
 * @param kinesis the streams that are read
 * @param watch the prefixes that are watched for new trail objects
 * @param out the output folder
 * @param rules the rules and suppression lists to begin with; none when only the archive is written
 * @param changes where changes of these are looked for
 * @param logGroups what is said of log groups
 * @param enrichment what is known beyond the records
 * @param risk how alerts add up
 * @param archive whether records are archived
 * @param activity whether activity is counted
 * @param elasticsearch where alerts and activity are indexed
 * @param allowedLateness how long after an event its record is still expected
 * @param idleness how long a source may be silent before it does not hold back event time any more
 * @param checkpoints how often the job's state is kept, and with it files end
 */
public record LiveOptions(
    Optional<KinesisOptions> kinesis,
    Optional<WatchOptions> watch,
    Path out,
    RulesVersion rules,
    Optional<RulesOptions> changes,
    List<LogGroup> logGroups,
    EnrichmentOptions enrichment,
    RiskOptions risk,
    boolean archive,
    boolean activity,
    Optional<ElasticsearchOptions> elasticsearch,
    Duration allowedLateness,
    Duration idleness,
    Duration checkpoints) {
  /** Copies the list. */
  public LiveOptions {
    logGroups = List.copyOf(logGroups);
  }
}
