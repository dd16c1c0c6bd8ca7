package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that {@code %name%} stands for in {@code field|expand}. Expansion turns a document
 * into the one that has the values in the placeholders' stead, each value as if it stood in the
 * rule: its wildcards are wildcards, and with {@code |re} it is a regular expression. Source: Sigma
 * specification 2.1, appendix "modifiers"; that values stand in a file is our choice.
 */
final class Placeholders {
  private static final int MAX_VALUES = 100_000;
  private static final Pattern PLACEHOLDER =
      Pattern.compile("%(\\w+)%", Pattern.UNICODE_CHARACTER_CLASS);

  private final SortedMap<String, SortedSet<String>> values = new TreeMap<>();

  /**
   * Adds what a document of a {@code placeholders.yml} gives; lists of one name are joined.
   *
   * @param problems gets what is wrong with single names, which are left out
   */
  void add(Yaml document, List<YamlException> problems) {
    if (!(document instanceof Yaml.Mapping map)) {
      problems.add(new YamlException(document, "placeholders must be a map of names to lists"));
      return;
    }
    for (Yaml.Entry entry : map.entries()) {
      try {
        SortedSet<String> texts = texts(entry);
        values.computeIfAbsent(entry.key().text(), key -> new TreeSet<>()).addAll(texts);
      } catch (YamlException e) {
        problems.add(e);
      }
    }
  }

  private static SortedSet<String> texts(Yaml.Entry entry) throws YamlException {
    String name = entry.key().text();
    if (!PLACEHOLDER.matcher("%" + name + "%").matches()) {
      throw new YamlException(
          entry.key(), "the name of a placeholder has letters, digits and _ only");
    }
    SortedSet<String> texts = new TreeSet<>();
    for (Yaml item : items(entry.value())) {
      if (!(item instanceof Yaml.Scalar scalar) || scalar.kind() == Yaml.Kind.NULL) {
        throw new YamlException(item, "the value of a placeholder must be a text or number");
      }
      texts.add(scalar.text());
    }
    if (texts.isEmpty()) {
      throw new YamlException(entry.value(), "the placeholder '" + name + "' has no values");
    }
    return texts;
  }

  /**
   * The document with values in the placeholders' stead; places stay those of the rule.
   *
   * @param problems gets the placeholders that have no values; the result is of no use then
   */
  Yaml expand(Yaml piece, List<YamlException> problems) {
    if (piece instanceof Yaml.Sequence list) {
      List<Yaml> items = list.items().stream().map(item -> expand(item, problems)).toList();
      return new Yaml.Sequence(items, list.line(), list.column());
    }
    if (!(piece instanceof Yaml.Mapping map)) {
      return piece;
    }
    List<Yaml.Entry> entries = new ArrayList<>();
    for (Yaml.Entry entry : map.entries()) {
      Yaml value =
          asks(entry.key())
              ? expandValues(entry.value(), problems)
              : expand(entry.value(), problems);
      entries.add(new Yaml.Entry(entry.key(), value));
    }
    return new Yaml.Mapping(entries, map.line(), map.column());
  }

  private static boolean asks(Yaml.Scalar key) {
    List<String> parts = List.of(key.text().toLowerCase(Locale.ROOT).split("\\|", -1));
    return parts.subList(1, parts.size()).contains("expand");
  }

  private Yaml expandValues(Yaml written, List<YamlException> problems) {
    if (written instanceof Yaml.Mapping) {
      return written;
    }
    List<Yaml> expanded = new ArrayList<>();
    for (Yaml item : items(written)) {
      if (item instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.TEXT) {
        try {
          for (String text : expand(scalar, MAX_VALUES - expanded.size())) {
            expanded.add(new Yaml.Scalar(text, scalar.kind(), scalar.line(), scalar.column()));
          }
        } catch (YamlException e) {
          problems.add(e);
        }
      } else {
        expanded.add(item);
      }
    }
    return new Yaml.Sequence(expanded, written.line(), written.column());
  }

  /** The texts that a value stands for: one for every choice of values for its placeholders. */
  private List<String> expand(Yaml.Scalar written, int most) throws YamlException {
    List<String> texts = List.of("");
    Matcher matcher = PLACEHOLDER.matcher(written.text());
    int end = 0;
    while (matcher.find()) {
      Set<String> choices = values.get(matcher.group(1));
      if (choices == null) {
        throw new YamlException(written, "no placeholders.yml gives values for " + matcher.group());
      }
      if ((long) texts.size() * choices.size() > most) {
        throw new YamlException(written, "placeholders give more than " + MAX_VALUES + " values");
      }
      String between = written.text().substring(end, matcher.start());
      List<String> longer = new ArrayList<>();
      for (String text : texts) {
        choices.forEach(choice -> longer.add(text + between + choice));
      }
      texts = longer;
      end = matcher.end();
    }
    String rest = written.text().substring(end);
    return texts.stream().map(text -> text + rest).toList();
  }

  private static List<Yaml> items(Yaml written) {
    return written instanceof Yaml.Sequence list ? list.items() : List.of(written);
  }
}
