package io.trailhound.detection.correlation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is kept of a {@link KeyWindow}: plain data, from which all else is made anew. */
final class KeyState {
  /** Points before it are settled. */
  long watermark = Long.MIN_VALUE;

  /** What is held, in order. */
  final List<Input> inputs = new ArrayList<>();

  /** The points that fire, in order; those of {@link #folded} may be missing. */
  final List<Firing> firings = new ArrayList<>();

  /** The beginning of the first open episode, where it is not held any more. */
  @Nullable Folded folded;

  /** What was told of the open episodes, in their order. */
  List<Told> told = new ArrayList<>();

  /** The last input that the bound took away, while inputs of its time may still come. */
  @Nullable Input bottom;

  /** How many inputs it took away that are in no episode. */
  long lost;

  /** How many inputs came after the watermark had passed them. */
  long late;

  /** The last revision that was given. */
  long revision;
}
