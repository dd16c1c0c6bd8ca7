package io.trailhound.detection.sigma.pipeline;

import java.util.List;

/**
 * How the fields of some rules are called in our events.
 *
 * @param priority pipelines with a lower number come first
 * @param version changes with its content
 * @param transformations what is done, in this order
 */
public record ProcessingPipeline(
    int priority, String version, List<Transformation> transformations) {
  /** Copies the list. */
  public ProcessingPipeline {
    transformations = List.copyOf(transformations);
  }
}
