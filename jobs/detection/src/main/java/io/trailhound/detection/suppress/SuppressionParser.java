package io.trailhound.detection.suppress;

import io.trailhound.detection.sigma.parse.RuleProblem;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one file. Everything that is wrong with an entry is reported at once. */
final class SuppressionParser {
  private static final Set<String> KEYS =
      Set.of("rule", "match", "from", "until", "reason", "owner");

  private final String file;
  private final KnownRules known;
  private final List<RuleProblem> problems;

  SuppressionParser(String file, KnownRules known, List<RuleProblem> problems) {
    this.file = file;
    this.known = known;
    this.problems = problems;
  }

  /** Reads an entry; null when there is a problem with it. */
  @Nullable Suppression parse(Yaml piece, int number) {
    if (!(piece instanceof Yaml.Mapping entry)) {
      problem(piece, "an entry must be a map with a reason, and a rule or a match");
      return null;
    }
    int before = problems.size();
    for (Yaml.Entry field : entry.entries()) {
      if (!KEYS.contains(field.key().text())) {
        // A misspelt bound would suppress for ever.
        problem(
            field.key(),
            "unknown key '"
                + field.key().text()
                + "': an entry has rule, match, from, until, reason and owner");
      }
    }
    if (entry.find("rule") == null && entry.find("match") == null) {
      problem(entry, "an entry needs a rule or a match: this one would suppress everything");
    }
    Suppression read =
        new Suppression(
            number,
            file,
            entry.line(),
            rules(entry.get("rule")),
            match(entry.get("match")),
            time(entry.get("from"), Suppression.ALWAYS_FROM),
            time(entry.get("until"), Suppression.FOR_EVER),
            text(entry.get("reason"), "reason"),
            text(entry.get("owner"), "owner"));
    if (entry.find("reason") == null) {
      problem(entry, "an entry needs a reason: why are these alerts left out?");
    }
    if (problems.size() == before && read.from() >= read.until()) {
      problem(entry, "'from' must be before 'until'");
    }
    return problems.size() == before ? read : null;
  }

  private Set<String> rules(@Nullable Yaml piece) {
    Set<String> ids = new TreeSet<>();
    for (Yaml.Scalar name :
        scalars(piece, "'rule' takes an id, name or title, or a list of them")) {
      Set<String> found = known.find(name.text());
      if (found.isEmpty()) {
        problem(name, "no rule has the id, name or title '" + name.text() + "'");
      } else if (found.size() > 1) {
        problem(name, found.size() + " rules are called '" + name.text() + "': say the id");
      }
      ids.addAll(found);
    }
    return ids;
  }

  private List<FieldTest> match(@Nullable Yaml piece) {
    List<FieldTest> tests = new ArrayList<>();
    if (piece instanceof Yaml.Mapping fields && !fields.entries().isEmpty()) {
      for (Yaml.Entry field : fields.entries()) {
        tests.add(test(field));
      }
    } else if (piece != null) {
      problem(piece, "'match' must be a map of fields of the alert to values");
    }
    return tests;
  }

  private FieldTest test(Yaml.Entry field) {
    String written = field.key().text();
    int bar = written.indexOf('|');
    String path = bar < 0 ? written : written.substring(0, bar);
    String modifier = bar < 0 ? "" : written.substring(bar + 1).toLowerCase(Locale.ROOT);
    List<String> values = new ArrayList<>();
    List<ValueTest> tests = new ArrayList<>();
    if (path.isBlank()) {
      problem(field.key(), "the path of a field is missing");
    } else if (bar >= 0 && !ValueTest.isModifier(modifier)) {
      problem(field.key(), "unknown modifier '" + modifier + "': one of " + ValueTest.MODIFIERS);
    } else {
      for (Yaml.Scalar value : scalars(field.value(), "a field takes a value or a list of them")) {
        try {
          tests.add(ValueTest.parse(modifier, value));
          values.add(value.text());
        } catch (YamlException e) {
          problems.add(new RuleProblem(file, e.line(), e.column(), e.reason()));
        }
      }
    }
    return new FieldTest(written, values, path, tests);
  }

  /** A value or the values of a list; none of nothing. */
  private List<Yaml.Scalar> scalars(@Nullable Yaml piece, String expected) {
    List<Yaml> items =
        piece == null
            ? List.of()
            : piece instanceof Yaml.Sequence sequence ? sequence.items() : List.of(piece);
    List<Yaml.Scalar> scalars = new ArrayList<>();
    for (Yaml item : items) {
      if (item instanceof Yaml.Scalar scalar) {
        scalars.add(scalar);
      } else {
        problem(item, expected);
      }
    }
    if (piece != null && items.isEmpty()) {
      problem(piece, expected);
    }
    return scalars;
  }

  private long time(@Nullable Yaml piece, long otherwise) {
    if (piece == null) {
      return otherwise;
    }
    String text = piece instanceof Yaml.Scalar scalar ? scalar.text() : "";
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli()
          : OffsetDateTime.parse(text).toInstant().toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      problem(
          piece, "'" + text + "' is no ISO-8601 time such as 2026-03-02 or 2026-03-02T08:00:00Z");
      return otherwise;
    }
  }

  private String text(@Nullable Yaml piece, String key) {
    if (piece == null) {
      return "";
    }
    boolean given = piece instanceof Yaml.Scalar scalar && scalar.kind() != Yaml.Kind.NULL;
    String text = given ? ((Yaml.Scalar) piece).text().strip() : "";
    if (text.isEmpty()) {
      problem(piece, "'" + key + "' must be a text");
    }
    return text;
  }

  private void problem(Yaml at, String reason) {
    problems.add(new RuleProblem(file, at.line(), at.column(), reason));
  }
}
