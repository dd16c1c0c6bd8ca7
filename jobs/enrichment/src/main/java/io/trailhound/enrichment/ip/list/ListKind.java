package io.trailhound.enrichment.ip.list;

/** What it means to be on a list. */
public enum ListKind {
  /** Known and expected. */
  ALLOW,
  /** Suspicious. */
  DENY
}
