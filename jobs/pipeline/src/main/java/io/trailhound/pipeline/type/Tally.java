package io.trailhound.pipeline.type;

/**
 * A count that one subtask reached by the end of its input. Counts are kept in state and sent as
 * data, since Flink's accumulators forget what was counted before a failure.
 *
 * @param name what was counted: a name of {@link io.trailhound.pipeline.run.Counts}
 * @param value how many
 */
public record Tally(String name, long value) {}
