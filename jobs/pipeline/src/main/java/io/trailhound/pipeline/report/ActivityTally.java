package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the lines of activity amount to, added up while they go by once. */
final class ActivityTally {

  /** The dimensions in the order of the page, and what it calls them. */
  static final Map<String, String> DIMENSIONS = new LinkedHashMap<>();

  static {
    DIMENSIONS.put("cloud.account.id", "Account");
    DIMENSIONS.put("cloud.region", "Region");
    DIMENSIONS.put("trailhound.identity.key", "Principal");
    DIMENSIONS.put("source.address", "Address");
    DIMENSIONS.put("cloud.service.name", "Service");
  }

  /** With so many values of a dimension those with fewest events are let go. */
  static final int VALUES = 20_000;

  private static final String ALL = "all";

  /** A value and its sums. */
  record Entry(String value, Sums sums) {
    static final Comparator<Entry> MOST_FIRST =
        Comparator.comparingLong((Entry entry) -> entry.sums().events())
            .reversed()
            .thenComparing(Entry::value);
  }

  private final ActivityBins bins = new ActivityBins();
  private final Map<String, Map<String, Sums>> values = new LinkedHashMap<>();
  private Sums total = Sums.NONE;

  /** Takes a line; one that is none of ours is passed over. */
  void take(JsonNode json) {
    JsonNode activity = Fields.at(json, "trailhound", "activity");
    String dimension = Fields.text(activity, "dimension");
    Sums sums =
        new Sums(number(activity, "events"), number(activity, "errors"), number(activity, "bytes"));
    if (dimension.equals(ALL)) {
      total = total.plus(sums);
      Optional<Instant> time = Fields.time(json, "@timestamp");
      time.ifPresent(at -> bins.add(at.getEpochSecond(), sums));
      return;
    }
    String value = Fields.text(activity, "value");
    if (DIMENSIONS.containsKey(dimension) && !value.isEmpty()) {
      Map<String, Sums> known = values.computeIfAbsent(dimension, name -> new LinkedHashMap<>());
      known.merge(value, sums, Sums::plus);
      if (known.size() > VALUES) {
        Map<String, Sums> most = new LinkedHashMap<>();
        top(dimension, VALUES / 2).forEach(entry -> most.put(entry.value(), entry.sums()));
        values.put(dimension, most);
      }
    }
  }

  private static long number(JsonNode activity, String field) {
    return Math.max(0, Fields.number(activity, field).orElse(0));
  }

  /** Returns all events, errors and bytes. */
  Sums total() {
    return total;
  }

  /** Returns the activity over time. */
  ActivityBins bins() {
    return bins;
  }

  /** Returns the values of a dimension with most events first, of as many by value. */
  List<Entry> top(String dimension, int most) {
    List<Entry> entries = new ArrayList<>();
    values
        .getOrDefault(dimension, Map.of())
        .forEach((value, sums) -> entries.add(new Entry(value, sums)));
    entries.sort(Entry.MOST_FIRST);
    return entries.subList(0, Math.min(most, entries.size()));
  }
}
