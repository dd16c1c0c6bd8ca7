package io.trailhound.enrichment.identity;

import java.util.Arrays;
import java.util.List;

/** The paths that a plan must have so that identities can be read. */
public final class IdentityPaths {
  /** Every {@link IdentityPath}: give them to {@code CloudTrailField.plan}. */
  public static final List<String> PATHS =
      Arrays.stream(IdentityPath.values()).map(IdentityPath::path).toList();

  private IdentityPaths() {}
}
