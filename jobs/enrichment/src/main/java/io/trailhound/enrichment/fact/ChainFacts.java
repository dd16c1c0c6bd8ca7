package io.trailhound.enrichment.fact;

import static io.trailhound.enrichment.fact.IdentityFactsJson.word;

import io.trailhound.enrichment.identity.chain.Chain;
import io.trailhound.enrichment.identity.chain.Hop;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.events.fact.FactPlan;
import io.trailhound.events.fact.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the chain of roles behind a call: {@code trailhound.identity.origin}, {@code
 * trailhound.identity.chain}, the first actor's step first, and {@code
 * trailhound.identity.chain_state}.
 */
public final class ChainFacts {
  /** Where the names of these facts begin. */
  public static final List<String> PREFIXES =
      List.of("trailhound.identity.origin", "trailhound.identity.chain");

  private ChainFacts() {}

  /** Whether a field's path is one of these facts. */
  public static boolean isOne(String path) {
    return PREFIXES.stream().anyMatch(path::startsWith);
  }

  /** The facts of a chain. */
  public static Facts of(Chain chain, Directory directory, FactPlan plan) {
    FactJson json = new FactJson();
    IdentityFactsJson.principal(json, "trailhound.identity.origin.", chain.origin(), directory);
    List<FactJson> hops = new ArrayList<>();
    for (Hop hop : chain.hops()) {
      hops.add(hop(hop));
    }
    json.put("trailhound.identity.chain", hops);
    json.put("trailhound.identity.chain_state", word(chain.state()));
    return plan.facts(json.bytes());
  }

  private static FactJson hop(Hop hop) {
    return new FactJson()
        .put("principal", hop.principal())
        .put("name", hop.name())
        .put("role", hop.role())
        .put("session", hop.session())
        .put("account", hop.account())
        .put("time", Instant.ofEpochMilli(hop.time()).toString())
        .put("event_id", hop.eventId())
        .put("kind", word(hop.kind()));
  }
}
