package io.trailhound.pipeline.type;

import io.trailhound.enrichment.identity.chain.Issue;

/** What every subtask that matches is told, beside the records that it is given. */
public sealed interface Control {
  /** A call issued a session. */
  record Issued(Issue issue) implements Control {}

  /** Rules and suppression lists have changed. */
  record Changed(RulesVersion rules) implements Control {}
}
