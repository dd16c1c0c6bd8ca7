package io.trailhound.detection.sigma.ast;

import java.util.Locale;

/**
 * Which logs a rule reads: Sigma's {@code logsource}, in lower case. A part that the rule does not
 * give is empty.
 */
public record LogSource(String category, String product, String service) {
  /** Makes a log source; case does not matter. */
  public LogSource {
    category = category.toLowerCase(Locale.ROOT);
    product = product.toLowerCase(Locale.ROOT);
    service = service.toLowerCase(Locale.ROOT);
  }

  /** Whether CloudTrail records are what the rule reads. */
  public boolean isCloudTrail() {
    return category.isEmpty()
        && product.equals("aws")
        && (service.isEmpty() || service.equals("cloudtrail"));
  }

  /** The parts that are given, with slashes: {@code aws/cloudtrail}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(category);
    for (String part : new String[] {product, service}) {
      if (!part.isEmpty()) {
        text.append(text.isEmpty() ? "" : "/").append(part);
      }
    }
    return text.toString();
  }
}
