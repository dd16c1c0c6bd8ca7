package io.trailhound.pipeline.step;

import io.trailhound.detection.activity.ActivityFields;
import io.trailhound.detection.sigma.parse.RuleSet;
import io.trailhound.enrichment.identity.IdentityPaths;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import java.util.ArrayList;
import java.util.List;

/** Which fields a job decodes. */
public final class Plans {
  private Plans() {}

  /** What enrichment reads, activity counts and rules name, beside what every plan has. */
  public static FieldPlan of(RuleSet rules) {
    List<String> paths = new ArrayList<>(IdentityPaths.PATHS);
    paths.addAll(ActivityFields.PATHS);
    paths.addAll(rules.fields());
    return CloudTrailField.plan(paths);
  }
}
