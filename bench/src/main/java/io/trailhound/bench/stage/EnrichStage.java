package io.trailhound.bench.stage;

import io.trailhound.bench.trail.Block;
import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.fact.ChainFacts;
import io.trailhound.enrichment.fact.Enricher;
import io.trailhound.enrichment.identity.IdentityPaths;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.chain.Issues;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.identity.chain.Sessions;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.trail.TrailReader;
import java.io.IOException;

/**
 * Decodes, and puts behind every record what is known of its source and its caller; with chains,
 * also who stands at the start of the chain of roles, of every record and not only of those that
 * match, which is the most that chains can cost.
 */
public final class EnrichStage implements Stage {
  private final FieldPlan plan = CloudTrailField.plan(IdentityPaths.PATHS);
  private final FieldReader fields = new FieldReader(plan);
  private final Enricher enricher = new Enricher(plan);
  private final FactPlan facts = new FactPlan(plan);
  private final Issues issues = new Issues(plan);
  private final Principals principals = new Principals(plan);
  private final boolean chains;

  /** A stage with chains or without. */
  public EnrichStage(boolean chains) {
    this.chains = chains;
  }

  @Override
  public String name() {
    return chains ? "decode + enrich + chains" : "decode + enrich";
  }

  @Override
  public String unit() {
    return "bytes of facts";
  }

  @Override
  public long run(Block block) throws IOException {
    Sessions sessions = new Sessions();
    long bytes = 0;
    for (Block.Part part : block.parts()) {
      try (TrailReader reader = DecodeStage.open(block, part, plan)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          if (outcome instanceof Event event) {
            bytes += enrich(event, sessions);
          }
        }
      }
    }
    return bytes;
  }

  private long enrich(Event event, Sessions sessions) {
    Event enriched = enricher.enrich(event, Knowledge.NONE);
    if (chains) {
      fields.load(enriched);
      issues.of(fields).ifPresent(sessions::add);
      enriched =
          facts.with(
              enriched,
              ChainFacts.of(
                  sessions.resolve(
                      principals.of(fields), SessionRef.of(fields), event.time().epochMillis()),
                  Directory.EMPTY,
                  facts));
    }
    return (long) enriched.extent() - enriched.length();
  }
}
