package io.trailhound.bench;

/** What {@code --only} chooses from. Tokenising is always measured: it is the yardstick. */
enum Part {
  GUNZIP,
  TOKENISE,
  DECODE,
  ENRICH,
  MATCH,
  CORRELATE,
  LISTS,
  REPLAY
}
