package io.trailhound.bench.replay;

import io.trailhound.bench.report.Cost;

/**
 * What a replay took.
 *
 * @param cost from the start of its process to the end
 * @param residentBytes the most memory that its process had; 0 where the system does not say
 * @param heapBytes the most that a garbage collection left in its heap
 */
public record ReplayCost(Cost cost, long residentBytes, long heapBytes) {}
