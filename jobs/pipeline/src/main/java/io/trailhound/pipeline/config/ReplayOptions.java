package io.trailhound.pipeline.config;

import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.detection.sigma.parse.RuleText;
import io.trailhound.pipeline.sink.elasticsearch.ElasticsearchOptions;
import io.trailhound.pipeline.source.Input;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * What a replay is to do.
 *
 * @param inputs what is read
 * @param out the output folder
 * @param filter which records it is about
 * @param rules the rule files' texts: the job carries them to where it runs
 * @param suppressions the texts of suppression lists
 * @param enrichment what is known beyond the records
 * @param risk how alerts add up
 * @param archive whether records are archived
 * @param activity whether activity is counted
 * @param elasticsearch where alerts and activity are indexed as well
 * @param allowedLateness how long after an event its record is still expected
 */
public record ReplayOptions(
    List<Input> inputs,
    Path out,
    TrailFilter filter,
    List<RuleText> rules,
    List<RuleText> suppressions,
    EnrichmentOptions enrichment,
    RiskOptions risk,
    boolean archive,
    boolean activity,
    Optional<ElasticsearchOptions> elasticsearch,
    Duration allowedLateness) {
  /** Copies the lists. */
  public ReplayOptions {
    inputs = List.copyOf(inputs);
    rules = List.copyOf(rules);
    suppressions = List.copyOf(suppressions);
  }
}
