package io.trailhound.enrichment.ip;

import io.trailhound.enrichment.Recent;
import org.jspecify.annotations.Nullable;

/**
 * Looks sources up in one snapshot at a time and remembers those used last, so that each is asked
 * for once. For one thread.
 */
public final class IpLookup {
  /** Longer sources are no addresses and not worth the memory. */
  private static final int LONGEST = 128;

  private final Recent<String, AddressFacts> known;
  private IpData data = IpData.EMPTY;
  private long hits;

  /** Remembers up to {@code capacity} sources; must be greater than 0. */
  public IpLookup(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("the capacity must be greater than 0, not " + capacity);
    }
    this.known = new Recent<>(capacity);
  }

  /**
   * What {@link IpData#lookup} of a snapshot gives. Another snapshot forgets what is remembered.
   */
  public AddressFacts lookup(
      IpData snapshot, @Nullable String text, @Nullable String accountId, long timeMillis) {
    use(snapshot);
    if (text == null || text.length() > LONGEST) {
      return data.lookup(text, accountId, timeMillis);
    }
    AddressFacts facts = known.get(text);
    if (facts == null) {
      facts = data.withoutLists(text);
      known.put(text, facts);
    } else {
      hits++;
    }
    return data.onLists(facts, accountId, timeMillis);
  }

  /** How many lookups were answered from memory. */
  public long hits() {
    return hits;
  }

  /** How many sources are remembered. */
  public int size() {
    return known.size();
  }

  @SuppressWarnings("ReferenceEquality") // a reloaded snapshot is another object on purpose
  private void use(IpData snapshot) {
    if (snapshot != data) {
      data = snapshot;
      known.clear();
    }
  }
}
