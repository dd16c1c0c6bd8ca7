package io.trailhound.bench.behaviour;

import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.Recent;
import io.trailhound.enrichment.fact.ChainFacts;
import io.trailhound.enrichment.fact.Enricher;
import io.trailhound.enrichment.identity.Principals;
import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.Issues;
import io.trailhound.enrichment.identity.chain.SessionRef;
import io.trailhound.enrichment.identity.chain.Sessions;
import io.trailhound.events.Event;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;

/** Puts behind records what a job would: place, network, lists, caller and the roles behind it. */
final class Enrichment {
  private static final long HOUR = 3_600_000;
  private static final int REMEMBERED = 4096;

  private final Knowledge known;
  private final Enricher enricher;
  private final FactPlan facts;
  private final FieldReader reader;
  private final Principals principals;
  private final Issues issues;
  private final Sessions sessions = new Sessions();
  private final Recent<Chain, Facts> chains = new Recent<>(REMEMBERED);
  private long expired = Long.MIN_VALUE;

  /** For events decoded with this plan, which must have the paths of identities. */
  Enrichment(FieldPlan plan, Knowledge known) {
    this.known = known;
    enricher = new Enricher(plan);
    facts = new FactPlan(plan);
    reader = new FieldReader(plan);
    principals = new Principals(plan);
    issues = new Issues(plan);
  }

  /** The event with what is known of it, by itself and by the events before it. */
  Event of(Event event) {
    long time = event.time().epochMillis();
    if (time - HOUR > expired) {
      sessions.expire(time, HOUR);
      expired = time;
    }
    reader.load(event);
    String source = reader.firstText(CloudTrailField.EVENT_SOURCE.slot());
    if ("sts.amazonaws.com".equals(source) || "signin.amazonaws.com".equals(source)) {
      issues.of(reader).ifPresent(issue -> sessions.add(issue));
    }
    Event enriched = enricher.enrich(event, known);
    reader.load(event);
    Chain chain = sessions.resolve(principals.of(reader), SessionRef.of(reader), time);
    return facts.with(enriched, chains.computeIfAbsent(chain, this::rendered));
  }

  private Facts rendered(Chain chain) {
    return ChainFacts.of(chain, known.directory(), facts);
  }
}
