package io.trailhound.pipeline.who;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

  /** Actions of one service, or of one error, with their sum. */
  private record Heap(String name, long records, List<String> parts, List<Long> counts) {}

  private void services() {
    List<Tally.Entry<Call.Action>> actions = seen.actions().entries();
    Map<String, Heap> services = new LinkedHashMap<>();
    for (Tally.Entry<Call.Action> action : actions) {
      Seen of = action.seen();
      String text =
          Lines.text(action.value().name())
              + " "
              + Words.number(of.count())
              + (of.failed() == 0 ? "" : " (" + Words.number(of.failed()) + " failed)");
      put(services, action.value().service(), text, of.count());
    }
    lines.title(
        "Services: "
            + Words.number(services.size())
            + ", actions: "
            + Words.number(actions.size()));
    print(services, MOST_SERVICES, MOST_ACTIONS, seen.actions().others());
  }

  private void errors() {
    List<Tally.Entry<Sightings.Fault>> faults = seen.faults().entries();
    if (faults.isEmpty()) {
      return;
    }
    Map<String, Heap> errors = new LinkedHashMap<>();
    for (Tally.Entry<Sightings.Fault> fault : faults) {
      Call.Action action = fault.value().action();
      String text =
          Lines.text(action.service() + ":" + action.name())
              + " "
              + Words.number(fault.seen().count());
      put(errors, fault.value().error(), text, fault.seen().count());
    }
    lines.title("Errors: " + Words.number(errors.size()));
    print(errors, MOST_ERRORS, MOST_OF_ERROR, seen.faults().others());
  }

  private static void put(Map<String, Heap> heaps, String name, String part, long records) {
    Heap heap =
        heaps.computeIfAbsent(name, key -> new Heap(key, 0, new ArrayList<>(), new ArrayList<>()));
    heap.parts().add(part);
    heap.counts().add(records);
    heaps.put(name, new Heap(name, heap.records() + records, heap.parts(), heap.counts()));
  }

  private void print(Map<String, Heap> heaps, int most, int mostParts, long others) {
    List<Heap> sorted = new ArrayList<>(heaps.values());
    sorted.sort(Comparator.comparingLong((Heap heap) -> -heap.records()).thenComparing(Heap::name));
    for (Heap heap : sorted.subList(0, Math.min(most, sorted.size()))) {
      String name = Lines.text(heap.name().isEmpty() ? "(not named)" : heap.name());
      String before =
          String.format(Locale.ROOT, "  %-24s %8s  ", name, Words.number(heap.records()));
      int shown = Math.min(mostParts, heap.parts().size());
      List<String> parts = new ArrayList<>(heap.parts().subList(0, shown));
      String more = Lines.more(heap.parts().size() - shown, 0);
      if (!more.isEmpty()) {
        parts.add(more);
      }
      lines.list(before, parts);
    }
    lines.more(0, Lines.more(sorted.size() - most, others));
  }
}
