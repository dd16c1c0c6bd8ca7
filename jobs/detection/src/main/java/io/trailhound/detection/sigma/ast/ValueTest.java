package io.trailhound.detection.sigma.ast;

import java.math.BigDecimal;
import java.util.List;

/**
 * A test of a field's values: one value passing is enough. A string's text is its characters, a
 * number's or boolean's its JSON text, an object's its JSON text without insignificant white space.
 * An empty array is present but passes no test of a text.
 */
public sealed interface ValueTest {

  /**
   * The text fits one of the patterns, from its first character to its last.
   *
   * @param cased whether case counts; if not, both are folded, each code point to the lower case of
   *     its upper case
   */
  record Text(List<TextPattern> patterns, boolean cased) implements ValueTest {
    /** Makes a test. */
    public Text {
      patterns = List.copyOf(patterns);
    }
  }

  /** One of the patterns is found somewhere in the text. */
  record Regex(List<RegexPattern> patterns) implements ValueTest {
    /** Makes a test. */
    public Regex {
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * The text is an IP address in one of the networks. Only the usual forms are addresses: no
   * leading zeros, no missing parts, no zone; an IPv4 network holds no IPv6 addresses.
   *
   * @param networks as written: {@code 192.0.2.0/24}, {@code 2001:db8::/32}; an address alone is a
   *     network of one
   */
  record Cidr(List<String> networks) implements ValueTest {
    /** Makes a test. */
    public Cidr {
      networks = List.copyOf(networks);
    }
  }

  /** The field has no value: it is missing, or JSON null. An empty array is a value here. */
  record IsNull() implements ValueTest {}

  /**
   * The field has a value that is not JSON null, or has none.
   *
   * @param expected whether there must be one
   */
  record Exists(boolean expected) implements ValueTest {}

  /**
   * The text equals, contains, starts or ends with the text of any value of another field.
   *
   * @param field the path of the other field
   * @param cased as in {@link Text}
   */
  record FieldRef(Position position, String field, boolean cased) implements ValueTest {}

  /** Where in a text another one must stand. */
  enum Position {
    WHOLE,
    ANYWHERE,
    START,
    END
  }

  /**
   * The text is a number, in quotes or not, that compares so. A number is what JSON takes for one,
   * with at most 100 characters and an exponent of at most six digits; comparison is exact.
   */
  record Compare(Comparison comparison, BigDecimal number) implements ValueTest {}

  /**
   * A part of a time compares so. The text is a time as CloudTrail and its exports write it (see
   * {@link io.trailhound.events.cloudtrail.EventTimes}); parts are taken in UTC.
   */
  record TimePart(TimeUnit unit, Comparison comparison, BigDecimal number) implements ValueTest {}

  /** How the value, on the left, compares with the rule's number. */
  enum Comparison {
    EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    LESS,
    LESS_OR_EQUAL;

    /** Whether it holds for a result of {@link Comparable#compareTo}. */
    public boolean holds(int compared) {
      return switch (this) {
        case EQUAL -> compared == 0;
        case GREATER -> compared > 0;
        case GREATER_OR_EQUAL -> compared >= 0;
        case LESS -> compared < 0;
        case LESS_OR_EQUAL -> compared <= 0;
      };
    }
  }

  /** A part of a time; the week is ISO 8601's, 1 to 53. */
  enum TimeUnit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR
  }
}
