package io.trailhound.pipeline.who;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was called, by service, and what failed. */
final class ActionLines {
  private static final int MOST_SERVICES = 15;
  private static final int MOST_ACTIONS = 8;
  private static final int MOST_ERRORS = 10;
  private static final int MOST_OF_ERROR = 4;

  private final Sightings seen;
  private final Lines lines;

  ActionLines(Sightings seen, Lines lines) {
    this.seen = seen;
    this.lines = lines;
  }

  void add() {
    if (seen.seen().count() == 0) {
      return;
    }
    services();
    errors();
  }

  /** What belongs to one service or one error: most frequent first. */
  private static final class Heap {
    private final String name;
    private final List<String> parts = new ArrayList<>();
    private long records;

    private Heap(String name) {
      this.name = name;
    }
  }

  private void services() {
    Map<String, Heap> services = new LinkedHashMap<>();
    for (Tally.Entry<Call.Action> action : seen.actions().entries()) {
      Seen calls = action.seen();
      String failed = calls.failed() == 0 ? "" : " (" + Words.number(calls.failed()) + " failed)";
      put(services, action.value().service(), action.value().name(), calls.count(), failed);
    }
    String actions = Words.number(seen.actions().size());
    lines.title("Services: " + Words.number(services.size()) + ", actions: " + actions);
    print(services, MOST_SERVICES, MOST_ACTIONS, seen.actions().others());
  }

  private void errors() {
    if (seen.faults().size() == 0) {
      return;
    }
    Map<String, Heap> errors = new LinkedHashMap<>();
    for (Tally.Entry<Sightings.Fault> fault : seen.faults().entries()) {
      Call.Action action = fault.value().action();
      String name = action.service() + ":" + action.name();
      put(errors, fault.value().error(), name, fault.seen().count(), "");
    }
    lines.title("Errors: " + Words.number(errors.size()));
    print(errors, MOST_ERRORS, MOST_OF_ERROR, seen.faults().others());
  }

  private static void put(
      Map<String, Heap> heaps, String heap, String part, long records, String more) {
    Heap of = heaps.computeIfAbsent(heap, Heap::new);
    of.parts.add(Lines.text(part) + " " + Words.number(records) + more);
    of.records += records;
  }

  private void print(Map<String, Heap> heaps, int most, int mostParts, long others) {
    List<Heap> sorted = new ArrayList<>(heaps.values());
    sorted.sort(
        Comparator.comparingLong((Heap heap) -> -heap.records).thenComparing(heap -> heap.name));
    for (Heap heap : sorted.subList(0, Math.min(most, sorted.size()))) {
      String name = heap.name.isEmpty() ? "(not named)" : Lines.text(heap.name, 40);
      String before = String.format(ROOT, "  %-24s %8s  ", name, Words.number(heap.records));
      int shown = Math.min(mostParts, heap.parts.size());
      List<String> parts = new ArrayList<>(heap.parts.subList(0, shown));
      String more = Lines.more(heap.parts.size() - shown, 0);
      if (!more.isEmpty()) {
        parts.add(more);
      }
      lines.list(before, parts);
    }
    lines.more(0, Lines.more(sorted.size() - most, others));
  }
}
