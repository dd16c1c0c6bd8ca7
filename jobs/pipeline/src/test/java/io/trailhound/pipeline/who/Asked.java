package io.trailhound.pipeline.who;

import io.trailhound.enrichment.Knowledge;
import io.trailhound.enrichment.identity.directory.Directory;
import io.trailhound.enrichment.ip.IpData;
import io.trailhound.events.Outcome;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks for somebody over records in memory. */
final class Asked {
  static final FieldPlan PLAN = Investigation.plan();

  private Asked() {}

  static List<Outcome> outcomes(String text, String object) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (TrailReader reader =
        new TrailReader(new ByteArrayInputStream(bytes), object, PLAN, Limits.DEFAULT)) {
      for (Outcome next = reader.next(); next != null; next = reader.next()) {
        outcomes.add(next);
      }
    }
    return outcomes;
  }

  static Investigation of(String subject, Story story) throws IOException {
    return of(subject, outcomes(story.file(), "trail.json"), IpData.EMPTY, AlertIndex.NONE);
  }

  static Investigation of(
      String subject, List<Outcome> outcomes, IpData addresses, AlertIndex alerts) {
    return ask(
        new Investigation(
            Subject.of(subject),
            PLAN,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            new Knowledge(addresses, Directory.EMPTY),
            alerts),
        outcomes);
  }

  static Investigation ask(Investigation investigation, List<Outcome> outcomes) {
    outcomes.forEach(investigation::first);
    if (investigation.wantsAll()) {
      outcomes.forEach(investigation::second);
    }
    return investigation;
  }
}
