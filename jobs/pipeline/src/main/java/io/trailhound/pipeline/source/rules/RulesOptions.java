package io.trailhound.pipeline.source.rules;

import io.trailhound.pipeline.source.Input;
import java.time.Duration;

/**
 * Where changes of rules are looked for.
 *
 * @param folder a {@link RulesFolder}
 * @param interval how long to wait between two looks
 */
public record RulesOptions(Input folder, Duration interval) {}
