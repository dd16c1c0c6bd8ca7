package io.trailhound.detection.generated;

import io.trailhound.detection.sigma.ast.Expression;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands under the name of a search identifier. */
sealed interface Search {
  /** The YAML, in one line. */
  String yaml();

  /** What it means. */
  Expression meaning();

  /** Its items in order. */
  Stream<Item> items();

  /** How it is written, for the tally. */
  String form();

  /** A map, all of whose items must hold. */
  record Fields(List<Item> list) implements Search {
    @Override
    public String yaml() {
      return list.stream().map(Item::yaml).collect(Collectors.joining(", ", "{", "}"));
    }

    @Override
    public Expression meaning() {
      return new Expression.And(list.stream().map(Meaning::of).toList(), 1);
    }

    @Override
    public Stream<Item> items() {
      return list.stream();
    }

    @Override
    public String form() {
      return "map";
    }
  }

  /** A list of maps and of words, one of which must hold. */
  record Alternatives(List<Fields> maps, List<Item> words) implements Search {
    @Override
    public String yaml() {
      Stream<String> texts =
          words.stream().flatMap(item -> item.values().stream()).map(Item.Value::yaml);
      return Stream.concat(texts, maps.stream().map(Fields::yaml))
          .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public Expression meaning() {
      return new Expression.Or(
          Stream.concat(maps.stream().map(Fields::meaning), words.stream().map(Meaning::of))
              .toList(),
          1);
    }

    @Override
    public Stream<Item> items() {
      return Stream.concat(maps.stream().flatMap(Fields::items), words.stream());
    }

    @Override
    public String form() {
      return words.isEmpty() ? "list of maps" : maps.isEmpty() ? "keywords" : "maps and keywords";
    }
  }
}
