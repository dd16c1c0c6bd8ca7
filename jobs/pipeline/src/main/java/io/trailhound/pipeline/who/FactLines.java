package io.trailhound.pipeline.who;

import io.trailhound.enrichment.identity.directory.IdentityFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What directory files say of an identity. */
final class FactLines {
  private FactLines() {}

  static void add(@Nullable IdentityFacts facts, Lines lines) {
    if (facts == null) {
      return;
    }
    lines.cell("name", Words.join(", ", facts.name(), facts.email()));
    lines.cell("owner", Words.join(", ", facts.owner(), facts.department()));
    List<String> more = new ArrayList<>();
    if (facts.criticality() != null) {
      more.add("criticality " + facts.criticality());
    }
    if (Boolean.TRUE.equals(facts.privileged())) {
      more.add("privileged");
    }
    if (facts.mfaActive() != null) {
      more.add(facts.mfaActive() ? "has a second factor" : "HAS NO SECOND FACTOR");
    }
    if (facts.passwordLastUsed() != null) {
      more.add("password last used " + Words.time(facts.passwordLastUsed().toEpochMilli()));
    }
    if (facts.keyLastRotated() != null) {
      more.add("key last rotated " + Words.time(facts.keyLastRotated().toEpochMilli()));
    }
    if (facts.workingHours() != null) {
      more.add("works " + Words.join(" ", facts.workingHours(), facts.timeZone()));
    }
    lines.cell("directory", more);
    lines.cell("groups", facts.groups());
  }
}
