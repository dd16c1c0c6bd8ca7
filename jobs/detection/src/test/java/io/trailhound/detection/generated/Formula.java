package io.trailhound.detection.generated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A condition as a rule writes it. */
sealed interface Formula {
  /** The text; what binds less than the place around it stands in brackets. */
  String text();

  /** Whether it holds when these search identifiers do or do not, in the order of the rule. */
  boolean holds(Map<String, Boolean> identifiers);

  /** Adds the forms that it is made of, for the tally. */
  void addForms(Set<String> forms);

  /** A search identifier. */
  record Name(String name) implements Formula {
    @Override
    public String text() {
      return name;
    }

    @Override
    public boolean holds(Map<String, Boolean> identifiers) {
      return Boolean.TRUE.equals(identifiers.get(name));
    }

    @Override
    public void addForms(Set<String> forms) {}
  }

  /** {@code 1 of}, {@code any of} or {@code all of} a pattern of names or {@code them}. */
  record Of(String quantifier, String pattern) implements Formula {
    @Override
    public String text() {
      return quantifier + " of " + pattern;
    }

    @Override
    public boolean holds(Map<String, Boolean> identifiers) {
      String regex = pattern.equals("them") ? "[^_].*" : pattern.replace("*", ".*");
      List<Boolean> chosen =
          identifiers.entrySet().stream()
              .filter(entry -> entry.getKey().matches(regex))
              .map(Map.Entry::getValue)
              .toList();
      return quantifier.equals("all") ? !chosen.contains(false) : chosen.contains(true);
    }

    @Override
    public void addForms(Set<String> forms) {
      forms.add(quantifier + " of " + (pattern.equals("them") ? "them" : "x*"));
    }
  }

  /** A denial. */
  record Not(Formula part) implements Formula {
    @Override
    public String text() {
      return "not " + (part instanceof Join ? "(" + part.text() + ")" : part.text());
    }

    @Override
    public boolean holds(Map<String, Boolean> identifiers) {
      return !part.holds(identifiers);
    }

    @Override
    public void addForms(Set<String> forms) {
      forms.add("not");
      if (part instanceof Join) {
        forms.add("brackets");
      }
      part.addForms(forms);
    }
  }

  /** Several parts with {@code and} or {@code or}, in capitals too, which are read alike. */
  record Join(String word, List<Formula> parts) implements Formula {
    @Override
    public String text() {
      return parts.stream()
          .map(part -> bracketed(part) ? "(" + part.text() + ")" : part.text())
          .collect(Collectors.joining(" " + word + " "));
    }

    /** Brackets around {@code or} within {@code and}, which would mean something else without. */
    private boolean bracketed(Formula part) {
      return part instanceof Join join && (isAnd() && !join.isAnd());
    }

    private boolean isAnd() {
      return word.toLowerCase(Locale.ROOT).equals("and");
    }

    @Override
    public boolean holds(Map<String, Boolean> identifiers) {
      return isAnd()
          ? parts.stream().allMatch(part -> part.holds(identifiers))
          : parts.stream().anyMatch(part -> part.holds(identifiers));
    }

    @Override
    public void addForms(Set<String> forms) {
      forms.add(word.toLowerCase(Locale.ROOT));
      for (Formula part : parts) {
        if (bracketed(part)) {
          forms.add("brackets");
        }
        part.addForms(forms);
      }
    }
  }
}
