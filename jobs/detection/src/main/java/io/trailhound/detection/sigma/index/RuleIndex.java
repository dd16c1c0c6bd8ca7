package io.trailhound.detection.sigma.index;

import io.trailhound.detection.sigma.ast.Expression;
import io.trailhound.detection.sigma.check.Values;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Finds the rules that an event may match by what they require: whole texts are looked up and parts
 * of texts searched for, once per field whatever the number of rules. Where many rules require the
 * same, such as one call, a second requirement of each guards it: only events that meet both meet
 * the rule. Rules that require nothing of the kind are tried on every event.
 *
 * <p>Immutable.
 */
public final class RuleIndex {
  /** From so many rules on, searching for the guards of all costs less than trying each rule. */
  private static final int CROWD = 4;

  private final int size;
  private final KeyIndex[] keys;
  private final KeyIndex[] guards;
  private final int[] always;

  private RuleIndex(int size, KeyIndex[] keys, KeyIndex[] guards, int[] always) {
    this.size = size;
    this.keys = keys;
    this.guards = guards;
    this.always = always;
  }

  /** Indexes rules by their place in a list. */
  public static RuleIndex of(List<Expression> rules, FieldPlan plan) {
    List<Requirements> required = rules.stream().map(Requirements::of).toList();
    Map<Requirement.Key, List<Integer>> first = new LinkedHashMap<>();
    List<Integer> always = new ArrayList<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      if (required.get(rule).first().isEmpty()) {
        always.add(rule);
      }
      add(required.get(rule).first(), rule, first);
    }
    Map<Requirement.Key, List<Integer>> second = new LinkedHashMap<>();
    for (int rule = 0; rule < rules.size(); rule++) {
      add(required.get(rule).guard(), rule, second);
    }
    Map<Requirement.Key, KeyRules> guardRules = new LinkedHashMap<>();
    second.forEach((key, guarded) -> guardRules.put(key, KeyRules.guard(ints(guarded))));
    KeyIndexes guards = new KeyIndexes(guardRules);
    Map<Requirement.Key, KeyRules> keyRules = new LinkedHashMap<>();
    first.forEach((key, found) -> keyRules.put(key, split(found, required, guards)));
    return new RuleIndex(
        rules.size(), new KeyIndexes(keyRules).indexes(plan), guards.indexes(plan), ints(always));
  }

  private static void add(
      Iterable<Requirement.Key> keys, int rule, Map<Requirement.Key, List<Integer>> to) {
    for (Requirement.Key key : keys) {
      to.computeIfAbsent(key, none -> new ArrayList<>()).add(rule);
    }
  }

  /** The rules of a key, parted into those that wait for a guard and those that do not. */
  private static KeyRules split(
      List<Integer> rules, List<Requirements> required, KeyIndexes guards) {
    List<Integer> free = new ArrayList<>();
    List<Integer> guarded = new ArrayList<>();
    TreeSet<Integer> asked = new TreeSet<>();
    for (int rule : rules) {
      List<Requirement.Key> guard = required.get(rule).guard();
      if (guard.isEmpty() || rules.size() < CROWD) {
        free.add(rule);
      } else {
        guarded.add(rule);
        guard.forEach(key -> asked.add(guards.number(key)));
      }
    }
    return KeyRules.key(ints(free), ints(guarded), ints(List.copyOf(asked)));
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
    private final Candidates candidates = new Candidates(size, guards.length);
    private final SearchMemory[] keyMemories = memories(keys.length);
    private final SearchMemory[] guardMemories = memories(guards.length);

    private Finder() {}

    private static SearchMemory[] memories(int count) {
      SearchMemory[] memories = new SearchMemory[count];
      Arrays.setAll(memories, i -> new SearchMemory());
      return memories;
    }

    /** The rules that an event may match; readable until the next call. */
    public Candidates find(Values values) {
      candidates.clear();
      for (int i = 0; i < keys.length; i++) {
        keys[i].collect(values, keyMemories[i], candidates);
      }
      int count = candidates.guardCount();
      for (int i = 0; i < count; i++) {
        int guard = candidates.guard(i);
        guards[guard].collect(values, guardMemories[guard], candidates);
      }
      candidates.addAll(always);
      candidates.sort();
      return candidates;
    }
  }
}
