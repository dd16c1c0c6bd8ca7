package io.trailhound.detection.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A record into which values have been put that a rule asks for, or nearly so: else hardly any pair
 * would match.
 *
 * @param json the record
 * @param rule the place of the rule
 * @param shapes how the values are put: through lists, in an object, under a key with dots
 */
record Planted(String json, int rule, Set<String> shapes) {
  static final List<String> SHAPES =
      List.of("nested", "dotted key", "list", "nested list", "list of objects", "whole object");

  static Planted plant(Records.Members base, int seed, List<WrittenRule> rules) {
    Random random = new Random(seed);
    int rule = random.nextInt(rules.size());
    Members members = new Members(base);
    Set<String> shapes = new TreeSet<>();
    for (Item item : rules.get(rule).items()) {
      if (random.nextInt(5) == 0) {
        continue;
      }
      String field = item.field().isEmpty() ? "b" : item.field();
      if (item.has("fieldref")) {
        String other = String.valueOf(item.values().get(0).text());
        shapes.add(members.put(other, "alice", random));
        String text = List.of("alice", "ALICE", "xalice", "alicex", "alic").get(random.nextInt(5));
        shapes.add(members.put(field, text, random));
      } else {
        shapes.add(members.put(field, Near.value(item, random), random));
      }
    }
    return new Planted(Records.render(members.members(), seed), rule, shapes);
  }

  /** The members of a record while values are put in. */
  private static final class Members {
    private final Map<String, Object> entries = new LinkedHashMap<>();

    Members(Records.Members base) {
      base.entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    }

    Records.Members members() {
      return new Records.Members(List.copyOf(entries.entrySet()));
    }

    /** Puts a value where a path leads, in a shape that it tells. */
    String put(String path, Object value, Random random) {
      int chosen = random.nextInt(SHAPES.size() + 3);
      String shape = SHAPES.get(chosen < SHAPES.size() ? chosen : 0);
      int dot = path.indexOf('.');
      Object put =
          switch (shape) {
            case "list" -> new Records.Items(List.of("other", value));
            case "nested list" ->
                new Records.Items(
                    List.of(new Records.Items(List.of(value, Near.NULL)), new Records.Digits("1")));
            case "whole object" -> object("k", value);
            default -> value;
          };
      if (shape.equals("dotted key") && dot > 0) {
        entries.put(path, put);
      } else if (dot < 0) {
        shape = shape.equals("dotted key") || shape.equals("list of objects") ? "nested" : shape;
        entries.put(path, put);
      } else {
        String head = path.substring(0, dot);
        boolean list = shape.equals("list of objects");
        entries.put(head, below(entries.get(head), path.substring(dot + 1), put, list));
      }
      return shape;
    }

    private static Object below(@Nullable Object old, String path, Object value, boolean list) {
      Members inner =
          new Members(old instanceof Records.Members kept ? kept : new Records.Members(List.of()));
      int dot = path.indexOf('.');
      if (dot < 0) {
        inner.entries.put(path, value);
      } else {
        String head = path.substring(0, dot);
        Object put = below(inner.entries.get(head), path.substring(dot + 1), value, false);
        inner.entries.put(head, put);
      }
      Records.Members members = inner.members();
      return list
          ? new Records.Items(new ArrayList<>(List.of(object("z", "bob"), members)))
          : members;
    }

    private static Records.Members object(String key, Object value) {
      return new Records.Members(List.of(Map.entry(key, value)));
    }
  }

  @Override
  public String toString() {
    return "\n" + json;
  }
}
