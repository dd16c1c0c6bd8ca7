package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.check.Values;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the rules that an event may match by what they require: whole texts are looked up and parts
 * of texts searched for, once per field whatever the number of rules. Only rules that require
 * nothing of the kind are tried on every event.
 *
 * <p>Immutable.
 */
public final class RuleIndex {
  private final int size;
  private final WholeIndex[] wholes;
  private final PartIndex[] parts;
  private final int[] always;

  private RuleIndex(int size, List<WholeIndex> wholes, List<PartIndex> parts, int[] always) {
    this.size = size;
    this.wholes = wholes.toArray(WholeIndex[]::new);
    this.parts = parts.toArray(PartIndex[]::new);
    this.always = always;
  }

  /** Indexes rules by their place in a list. */
  public static RuleIndex of(List<Expression> rules, FieldPlan plan) {
    Map<String, Map<String, List<Integer>>> whole = new TreeMap<>();
    Map<String, Map<String, List<Integer>>> part = new TreeMap<>();
    List<Integer> always = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      Requirement requirement = Requirement.of(rules.get(rule));
      if (requirement == null) {
        always.add(rule);
        continue;
      }
      for (Requirement.Key key : requirement.keys()) {
        (key.whole() ? whole : part)
            .computeIfAbsent(key.field(), field -> new TreeMap<>())
            .computeIfAbsent(key.text(), text -> new ArrayList<>())
            .add(rule);
      }
    }
    List<WholeIndex> wholes = new ArrayList<>();
    whole.forEach(
        (field, texts) ->
            wholes.add(
                new WholeIndex(plan.slot(field), List.copyOf(texts.keySet()), rules(texts))));
    List<PartIndex> parts = new ArrayList<>();
    part.forEach(
        (field, texts) -> {
          int slot = field.isEmpty() ? PartIndex.RECORD : plan.slot(field);
          parts.add(new PartIndex(slot, List.copyOf(texts.keySet()), rules(texts)));
        });
    return new RuleIndex(rules.size(), wholes, parts, ints(always));
  }

  private static int[][] rules(Map<String, List<Integer>> texts) {
    return texts.values().stream().map(RuleIndex::ints).toArray(int[][]::new);
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The rules that are tried on every event. */
  public int[] always() {
    return always.clone();
  }

  /** A finder of rules, for one thread. */
  public Finder finder() {
    return new Finder();
  }

  /** Finds the rules for one event after another. Bound to one thread. */
  public final class Finder {
    private final Candidates candidates = new Candidates(size);
    private final SearchMemory[] memories = new SearchMemory[parts.length];

    private Finder() {
      Arrays.setAll(memories, i -> new SearchMemory());
    }

    /** The rules that an event may match; readable until the next call. */
    public Candidates find(Values values) {
      candidates.clear();
      for (WholeIndex index : wholes) {
        index.collect(values, candidates);
      }
      for (int i = 0; i < parts.length; i++) {
        parts[i].collect(values, memories[i], candidates);
      }
      candidates.addAll(always);
      candidates.sort();
      return candidates;
    }
  }
}
