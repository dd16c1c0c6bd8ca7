package io.trailhound.detection.sigma.index;

import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keys sorted into indexes: one for the whole texts of a field, and one for the parts of texts. */
final class KeyIndexes {
  private final Map<Place, Map<String, KeyRules>> places = new TreeMap<>(Place.ORDER);

  /** The keys that are looked for together. */
  private record Place(String field, boolean whole) {
    /** Whole texts, which are cheap to look up, first. */
    static final Comparator<Place> ORDER =
        Comparator.comparing((Place place) -> !place.whole).thenComparing(Place::field);

    static Place of(Requirement.Key key) {
      return new Place(key.field(), key.whole());
    }
  }

  KeyIndexes(Map<Requirement.Key, KeyRules> keys) {
    keys.forEach(
        (key, rules) ->
            places.computeIfAbsent(Place.of(key), place -> new TreeMap<>()).put(key.text(), rules));
  }

  /** The number of the index that a key is in. */
  int number(Requirement.Key key) {
    return List.copyOf(places.keySet()).indexOf(Place.of(key));
  }

  /** The indexes, by number. */
  KeyIndex[] indexes(FieldPlan plan) {
    List<KeyIndex> indexes = new ArrayList<>();
    places.forEach((place, keys) -> indexes.add(index(place, keys, plan)));
    return indexes.toArray(KeyIndex[]::new);
  }

  private static KeyIndex index(Place place, Map<String, KeyRules> keys, FieldPlan plan) {
    List<String> texts = List.copyOf(keys.keySet());
    KeyRules[] rules = keys.values().toArray(KeyRules[]::new);
    if (place.whole) {
      return new WholeIndex(plan.slot(place.field), texts, rules);
    }
    int slot = place.field.isEmpty() ? PartIndex.RECORD : plan.slot(place.field);
    return new PartIndex(slot, texts, rules);
  }
}
