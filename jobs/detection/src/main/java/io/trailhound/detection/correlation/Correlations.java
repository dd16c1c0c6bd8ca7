package io.trailhound.detection.correlation;

import io.trailhound.detection.alert.EventId;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.detection.sigma.ast.Rule;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A set's correlations made ready: they are numbered from 0 in the set's order, which is that of
 * their ids, and know which of the routed rules and which of each other they take inputs from.
 *
 * <p>Immutable and safe to share between threads; not serializable: a job carries the rules' texts
 * and compiles them where it runs.
 */
public final class Correlations {
  private static final Route[] NONE = {};

  private final List<CorrelationRule> rules;
  private final Set<String> silent;
  private final Route[][] ofRule;
  private final Route[][] ofCorrelation;
  private final int depth;

  private Correlations(RuleSet set, FieldPlan plan) {
    rules = set.correlations();
    silent = set.silent();
    Map<String, List<Route>> routes = new HashMap<>();
    Map<String, CorrelationRule> byId = new HashMap<>();
    rules.forEach(rule -> byId.put(rule.id(), rule));
    int deepest = -1;
    for (int number = 0; number < rules.size(); number++) {
      CorrelationRule rule = rules.get(number);
      deepest = Math.max(deepest, rule.depth());
      for (int place = 0; place < rule.rules().size(); place++) {
        String id = rule.rules().get(place).id();
        Route route = Route.of(rule, number, place, plan, byId.get(id));
        routes.computeIfAbsent(id, key -> new ArrayList<>()).add(route);
      }
    }
    depth = deepest + 1;
    ofRule = set.routed().stream().map(Rule::id).map(id -> of(routes, id)).toArray(Route[][]::new);
    ofCorrelation =
        rules.stream().map(CorrelationRule::id).map(id -> of(routes, id)).toArray(Route[][]::new);
  }

  private static Route[] of(Map<String, List<Route>> routes, String id) {
    return routes.getOrDefault(id, List.of()).toArray(NONE);
  }

  /**
   * Compiles the correlations of a set.
   *
   * @param plan one that has {@link RuleSet#fields}
   * @throws IllegalArgumentException when the plan lacks a field
   */
  public static Correlations compile(RuleSet set, FieldPlan plan) {
    return new Correlations(set, plan);
  }

  /** How many correlations there are. */
  public int size() {
    return rules.size();
  }

  /** The correlation of a number. */
  public CorrelationRule rule(int number) {
    return rules.get(number);
  }

  /** One more than the greatest {@link CorrelationRule#depth}; 0 when there are none. */
  public int depth() {
    return depth;
  }

  /** Whether a rule or correlation raises no alerts of its own. See {@link RuleSet#silent}. */
  public boolean isSilent(String ruleId) {
    return silent.contains(ruleId);
  }

  /** Whether a routed rule, by its number in the compiled rules, is one that some correlate. */
  public boolean takes(int rule) {
    return ofRule[rule].length > 0;
  }

  /**
   * What a record gives to correlations.
   *
   * @param inputs one for each correlation and group
   * @param withoutGroup how many matches were left out, since the record has no value for a field
   *     that is grouped by
   */
  public record Inputs(List<CorrelationInput> inputs, int withoutGroup) {
    private static final Inputs NOTHING = new Inputs(List.of(), 0);
  }

  /**
   * What the loaded event gives.
   *
   * @param matched the numbers of the rules that it matched, in the compiled rules
   * @param count how many of them there are, from the array's beginning
   */
  public Inputs inputs(FieldReader reader, int[] matched, int count) {
    Map<Target, Draft> drafts = null;
    int withoutGroup = 0;
    for (int i = 0; i < count; i++) {
      for (Route route : ofRule[matched[i]]) {
        GroupKey group = route.group(reader);
        if (group == null) {
          withoutGroup++;
        } else {
          drafts = drafts == null ? new LinkedHashMap<>() : drafts;
          Target target = new Target(route.correlation, group);
          drafts.computeIfAbsent(target, key -> new Draft()).add(route, route.value(reader));
        }
      }
    }
    if (drafts == null) {
      return withoutGroup == 0 ? Inputs.NOTHING : new Inputs(List.of(), withoutGroup);
    }
    Event event = reader.event();
    long time = event.time().epochMillis();
    Evidence evidence =
        new Evidence(
            Figures.bounded(EventId.of(reader)), time, event.object(), event.index(), null);
    List<CorrelationInput> inputs = new ArrayList<>(drafts.size());
    drafts.forEach(
        (target, draft) ->
            inputs.add(
                new CorrelationInput(
                    target.correlation,
                    target.group,
                    new Input(
                        time, event.key(), event.contentHash(), draft.rules, draft.value, evidence),
                    false)));
    return new Inputs(inputs, withoutGroup);
  }

  /** Whether other correlations take the alerts of this one. */
  public boolean isInner(int correlation) {
    return ofCorrelation[correlation].length > 0;
  }

  /** What a change of an alert of a correlation gives to others: first what is taken back. */
  public List<CorrelationInput> inputs(int correlation, GroupKey group, Change change) {
    List<CorrelationInput> inputs = new ArrayList<>();
    for (Route route : ofCorrelation[correlation]) {
      GroupKey outer = route.group(group);
      String value = route.value(group);
      if (change instanceof Change.Withdraw withdraw) {
        inputs.add(route.chained(outer, change.alertId(), withdraw.time(), value, null));
      } else if (change instanceof Change.Upsert upsert) {
        Long previous = upsert.previousTime();
        long time = upsert.episode().time();
        if (previous != null && previous != time) {
          inputs.add(route.chained(outer, change.alertId(), previous, value, null));
        }
        // Told again even at the same time, since the first record may have a better place now.
        inputs.add(route.chained(outer, change.alertId(), time, value, upsert.episode()));
      }
    }
    return inputs;
  }

  private record Target(int correlation, GroupKey group) {}

  private static final class Draft {
    private long rules;
    private @Nullable String value;

    /** The value is that of the first rule that has one. */
    void add(Route route, @Nullable String found) {
      rules |= 1L << route.place;
      value = value == null ? found : value;
    }
  }

  /** How what one rule matched becomes an input of one correlation. */
  private static final class Route {
    private final int correlation;
    private final int place;
    private final int[] group;
    private final int[] value;
    private final int required;
    private final boolean numeric;

    private Route(
        int correlation, int place, int[] group, int[] value, int required, boolean numeric) {
      this.correlation = correlation;
      this.place = place;
      this.group = group;
      this.value = value;
      this.required = required;
      this.numeric = numeric;
    }

    /** Numbers are slots of the plan or, of an inner correlation, places in its group. */
    static Route of(
        CorrelationRule rule,
        int number,
        int place,
        FieldPlan plan,
        @Nullable CorrelationRule inner) {
      String id = rule.rules().get(place).id();
      return new Route(
          number,
          place,
          rule.groupBy().stream().mapToInt(name -> at(rule.field(name, id), plan, inner)).toArray(),
          rule.condition().fields().stream()
              .mapToInt(name -> at(rule.field(name, id), plan, inner))
              .toArray(),
          required(rule),
          rule.type().isNumeric());
    }

    /** How many of the values, from the first on, must be there. */
    private static int required(CorrelationRule rule) {
      return rule.behaviour() == null
          ? rule.condition().fields().size()
          : rule.behaviour().fields().size();
    }

    private static int at(String field, FieldPlan plan, @Nullable CorrelationRule inner) {
      int at = inner == null ? plan.slot(field) : inner.groupBy().indexOf(field);
      if (at < 0) {
        throw new IllegalArgumentException("the plan lacks " + field);
      }
      return at;
    }

    @Nullable GroupKey group(FieldReader reader) {
      List<String> values = new ArrayList<>(group.length);
      for (int slot : group) {
        String text = first(reader, slot);
        if (text == null) {
          return null;
        }
        values.add(text);
      }
      return new GroupKey(values);
    }

    GroupKey group(GroupKey inner) {
      List<String> values = new ArrayList<>(group.length);
      for (int at : group) {
        values.add(inner.values().get(at));
      }
      return new GroupKey(values);
    }

    @Nullable String value(FieldReader reader) {
      List<String> values = new ArrayList<>(value.length);
      for (int slot : value) {
        String text = first(reader, slot);
        if (text == null && values.size() < required) {
          return null;
        }
        values.add(text == null ? "" : text);
      }
      return join(values);
    }

    @Nullable String value(GroupKey inner) {
      List<String> values = new ArrayList<>(value.length);
      for (int at : value) {
        values.add(inner.values().get(at));
      }
      return join(values);
    }

    private @Nullable String join(List<String> values) {
      if (values.isEmpty()) {
        return null;
      }
      if (values.size() == 1) {
        String only = values.get(0);
        return numeric && Figures.parse(only) == null ? null : only;
      }
      return Joined.join(values);
    }

    /** The first value that is one: neither null nor an empty list. */
    private static @Nullable String first(FieldReader reader, int slot) {
      for (int at = reader.first(slot); at >= 0; at = reader.next(at)) {
        int kind = reader.kind(at);
        if (kind != ValueKind.NULL && kind != ValueKind.EMPTY_ARRAY) {
          return Figures.bounded(reader.text(at));
        }
      }
      return null;
    }

    CorrelationInput chained(
        GroupKey outer,
        String alertId,
        long time,
        @Nullable String found,
        @Nullable Episode episode) {
      EventKey key =
          new EventKey(
              Long.parseUnsignedLong(alertId, 0, 16, 16),
              Long.parseUnsignedLong(alertId, 16, 32, 16));
      Evidence first = episode == null ? null : episode.evidence().get(0);
      Evidence evidence =
          first == null
              ? new Evidence("", time, "", 0, alertId)
              : new Evidence(first.eventId(), first.time(), first.object(), first.index(), alertId);
      return new CorrelationInput(
          correlation,
          outer,
          new Input(time, key, 0, 1L << place, found, evidence),
          episode == null);
    }
  }
}
