package io.trailhound.enrichment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what was used last. For one thread.
 *
 * @param <K> what is looked up
 * @param <V> what is found
 */
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int capacity;

  /** Remembers so many; at least 1. */
  public Recent(int capacity) {
    super(16, 0.75f, true);
    this.capacity = capacity;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > capacity;
  }
}
