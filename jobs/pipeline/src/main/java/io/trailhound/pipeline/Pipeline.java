package io.trailhound.pipeline;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.detection.risk.RiskOptions;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.pipeline.config.EnrichmentOptions;
import io.trailhound.pipeline.config.TrailFilter;
import io.trailhound.pipeline.step.ActivityStep;
import io.trailhound.pipeline.step.ArchiveStep;
import io.trailhound.pipeline.step.CorrelateStep;
import io.trailhound.pipeline.step.DecodeStep;
import io.trailhound.pipeline.step.DedupStep;
import io.trailhound.pipeline.step.EnrichStep;
import io.trailhound.pipeline.step.MatchStep;
import io.trailhound.pipeline.step.RiskStep;
import io.trailhound.pipeline.step.SuppressStep;
import io.trailhound.pipeline.type.Alert;
import io.trailhound.pipeline.type.RulesVersion;
import io.trailhound.pipeline.type.Sighting;
import io.trailhound.pipeline.type.Tally;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The pipeline: it takes what sources read and gives what sinks write.
 *
 * <pre>
 *  read ─> decode ─> dedup ─> enrich ─┬─> archive
 *           │  │                     ├─> activity
 *           │  │                     └─> match ─┬─────────────┬─> suppress ─┬────────┬─> alerts
 *           │  └─ sessions issued ───────^      └─> correlate ┘             └─> risk ┘
 *           └─> quarantine
 * </pre>
 *
 * <p>Records cross the network once, between decode and dedup; what follows stays on the machine,
 * and only what a match gives to correlations crosses it again. Word of the sessions that calls
 * issued goes to every subtask that matches. Activity crosses as counts.
 *
 * @param archived each record once, for the archive
 * @param alerts versions of alerts
 * @param suppressed versions of alerts that suppression lists left out
 * @param activity versions of lines of activity, if activity is counted
 * @param rejected what could not be decoded
 * @param tallies what was counted
 */
public record Pipeline(
    DataStream<Event> archived,
    DataStream<Alert> alerts,
    DataStream<Alert> suppressed,
    Optional<DataStream<ActivityDocument>> activity,
    DataStream<Rejected> rejected,
    DataStream<Tally> tallies) {

  /**
   * Builds the pipeline behind a source.
   *
   * @param plan the fields that events carry: those that the rules name among them
   * @param rules the rules and suppression lists to begin with
   * @param changes those that come while the job runs, if they may
   * @param enrichment what is known beyond the records
   * @param risk how alerts add up
   * @param counted whether activity is counted
   */
  public static Pipeline build(
      DataStream<Outcome> read,
      FieldPlan plan,
      RulesVersion rules,
      Optional<DataStream<RulesVersion>> changes,
      TrailFilter filter,
      EnrichmentOptions enrichment,
      RiskOptions risk,
      boolean counted,
      Duration allowedLateness) {
    DecodeStep.Result decoded = DecodeStep.attach(read, plan, filter, allowedLateness);
    DedupStep.Result unique = DedupStep.attach(decoded.events(), allowedLateness);
    DataStream<Sighting> enriched = EnrichStep.attach(unique.sightings(), plan, enrichment);
    ArchiveStep.Result archive = ArchiveStep.attach(enriched);
    MatchStep.Result match =
        MatchStep.attach(
            enriched, decoded.issued(), plan, rules, changes, enrichment, allowedLateness);
    CorrelateStep.Result correlate = CorrelateStep.attach(match.correlated(), rules, changes);
    SuppressStep.Result suppress =
        SuppressStep.attach(match.alerts().union(correlate.alerts()), rules, changes);
    RiskStep.Result summed = RiskStep.attach(suppress.alerts(), risk);
    Optional<ActivityStep.Result> activity =
        counted
            ? Optional.of(ActivityStep.attach(enriched, plan, allowedLateness))
            : Optional.empty();
    DataStream<Tally> tallies =
        decoded
            .tallies()
            .union(
                unique.tallies(),
                archive.tallies(),
                match.tallies(),
                correlate.tallies(),
                suppress.tallies(),
                summed.tallies());
    return new Pipeline(
        archive.events(),
        suppress.alerts().union(summed.incidents()),
        suppress.suppressed(),
        activity.map(ActivityStep.Result::documents),
        decoded.rejected(),
        activity.map(counts -> tallies.union(counts.tallies())).orElse(tallies));
  }
}
