package io.trailhound.detection.correlation;

import java.math.BigDecimal;

/** A point that fires, and the figure that was measured in its window. */
record Firing(long time, BigDecimal figure) {}
