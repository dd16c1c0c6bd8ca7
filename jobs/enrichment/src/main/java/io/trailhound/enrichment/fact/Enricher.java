package io.trailhound.enrichment.fact;

import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.identity.IdentityReader;
import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Puts behind an event what is known of its source and its caller, from the event alone and from
 * what is known beyond the records. Chains of roles, which other events tell of, are {@link
 * ChainFacts}.
 *
 * <p>Reused from event to event, by one thread.
 */
public final class Enricher {
  private final FieldReader reader;
  private final FactPlan facts;
  private final SourceFacts sources;
  private final CallerFacts callers;

  /**
   * For events decoded with this plan.
   *
   * @throws IllegalArgumentException if the plan lacks a path of {@code IdentityPaths.PATHS}
   */
  public Enricher(FieldPlan plan) {
    reader = new FieldReader(plan);
    facts = new FactPlan(plan);
    sources = new SourceFacts(facts);
    callers = new CallerFacts(plan, facts);
  }

  /** The event with its facts. */
  public Event enrich(Event event, Knowledge known) {
    reader.load(event);
    long time = event.time().epochMillis();
    if (event.dataset() != Dataset.CLOUDTRAIL) {
      String account = text(EcsField.CLOUD_ACCOUNT.slot());
      Facts source = sources.of(known.ip(), text(EcsField.SOURCE_IP.slot()), account, time);
      return facts.with(event, source, callers.ofAccount(account, known.directory()));
    }
    String account = IdentityReader.text(reader, CloudTrailField.RECIPIENT_ACCOUNT_ID);
    String address = text(CloudTrailField.SOURCE_IP_ADDRESS.slot());
    return facts.with(
        event,
        sources.of(known.ip(), address, account, time),
        callers.of(reader, account, known.directory()));
  }

  private @Nullable String text(int slot) {
    return reader.firstText(slot);
  }
}
