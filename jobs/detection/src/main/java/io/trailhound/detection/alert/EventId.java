package io.trailhound.detection.alert;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsField;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldReader;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What an event is called in evidence. */
public final class EventId {
  private EventId() {}

  /** The loaded event's own id, else its key in hexadecimal digits. */
  public static String of(FieldReader reader) {
    int slot =
        reader.event().dataset() == Dataset.CLOUDTRAIL
            ? CloudTrailField.EVENT_ID.slot()
            : EcsField.EVENT_ID.slot();
    @Nullable String id = reader.firstText(slot);
    if (id != null && !id.isEmpty()) {
      return Bounds.text(id, Bounds.TEXT);
    }
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(reader.event().key().high())
        + hex.toHexDigits(reader.event().key().low());
  }
}
