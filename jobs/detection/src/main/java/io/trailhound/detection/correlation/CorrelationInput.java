package io.trailhound.detection.correlation;

/**
 * An input on its way to the window of its correlation and group.
 *
 * @param correlation the correlation's number in the {@link CorrelationIndex}
 * @param withdrawn whether the input is taken back: an alert of a correlation that it refers to was
 *     withdrawn, or has another time now
 */
public record CorrelationInput(int correlation, GroupKey group, Input input, boolean withdrawn) {}
