package io.trailhound.detection.sigma.check;

import java.util.Comparator;
import java.util.List;

/** And, or and not over checks; the cheap ones are asked first. */
final class Groups {
  private Groups() {}

  private static Check[] cheapestFirst(List<Check> parts) {
    return parts.stream().sorted(Comparator.comparingInt(Check::cost)).toArray(Check[]::new);
  }

  private static int sum(List<Check> parts) {
    return parts.stream().mapToInt(Check::cost).sum();
  }

  static final class All extends Check {
    private final Check[] parts;

    All(List<Check> parts) {
      super(sum(parts));
      this.parts = cheapestFirst(parts);
    }

    @Override
    boolean test(Values values) {
      for (Check part : parts) {
        if (!values.holds(part)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class Any extends Check {
    private final Check[] parts;

    Any(List<Check> parts) {
      super(sum(parts));
      this.parts = cheapestFirst(parts);
    }

    @Override
    boolean test(Values values) {
      for (Check part : parts) {
        if (values.holds(part)) {
          return true;
        }
      }
      return false;
    }
  }

  static final class None extends Check {
    private final Check part;

    None(Check part) {
      super(part.cost());
      this.part = part;
    }

    @Override
    boolean test(Values values) {
      return !values.holds(part);
    }
  }
}
