package io.trailhound.enrichment.identity;

import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts of the loaded event by name. An empty text counts as none, and a text ends after
 * {@value #LONGEST} characters, which no name, ARN or key id of AWS reaches.
 *
 * <p>Immutable and safe to share between threads.
 */
public final class IdentityReader {
  /** The most characters of a text that are kept. */
  public static final int LONGEST = 2_048;

  private static final int MOST_VALUES = 50;

  private final EnumMap<IdentityPath, Integer> slots = new EnumMap<>(IdentityPath.class);

  /**
   * A reader of events decoded with this plan.
   *
   * @throws IllegalArgumentException if the plan lacks one of {@link IdentityPaths#PATHS}
   */
  public IdentityReader(FieldPlan plan) {
    for (IdentityPath path : IdentityPath.values()) {
      int slot = plan.slot(path.path());
      if (slot == FieldPlan.NONE) {
        throw new IllegalArgumentException("the plan lacks " + path.path());
      }
      slots.put(path, slot);
    }
  }

  /** The text of a field, or null where it is missing, null or empty. */
  public static @Nullable String text(FieldReader reader, CloudTrailField field) {
    return bounded(reader.firstText(field.slot()));
  }

  /** The text of a field, or null where it is missing, null or empty. */
  public @Nullable String text(FieldReader reader, IdentityPath path) {
    return bounded(reader.firstText(slot(path)));
  }

  /** The texts of a field's values in their order, at most 50, the limit of AWS for tags. */
  public List<String> texts(FieldReader reader, IdentityPath path) {
    List<String> texts = new ArrayList<>();
    for (int value = reader.first(slot(path));
        value >= 0 && texts.size() < MOST_VALUES;
        value = reader.next(value)) {
      if (reader.kind(value) != ValueKind.NULL && reader.kind(value) != ValueKind.EMPTY_ARRAY) {
        String text = reader.text(value);
        texts.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
      }
    }
    return texts;
  }

  private int slot(IdentityPath path) {
    Integer slot = slots.get(path);
    return slot == null ? FieldPlan.NONE : slot;
  }

  private static @Nullable String bounded(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
