package io.trailhound.bench.stage;

import io.trailhound.bench.trail.Block;
import io.trailhound.events.Event;
import io.trailhound.events.Outcome;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.trail.Limits;
import io.trailhound.events.trail.TrailReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Records with the fields that the archive and the alert document need. */
public final class DecodeStage implements Stage {
  private final FieldPlan plan = CloudTrailField.plan(List.of());

  @Override
  public String name() {
    return "decode";
  }

  @Override
  public String unit() {
    return "events";
  }

  @Override
  public long run(Block block) throws IOException {
    long events = 0;
    for (Block.Part part : block.parts()) {
      try (TrailReader reader = open(block, part, plan)) {
        for (Outcome outcome = reader.next(); outcome != null; outcome = reader.next()) {
          if (outcome instanceof Event) {
            events++;
          }
        }
      }
    }
    return events;
  }

  static TrailReader open(Block block, Block.Part part, FieldPlan plan) throws IOException {
    return new TrailReader(
        new ByteArrayInputStream(block.bytes(), part.from(), part.length()),
        part.name(),
        plan,
        Limits.DEFAULT);
  }
}
