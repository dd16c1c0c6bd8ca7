package io.trailhound.events.agent.auditd;

import io.trailhound.events.agent.EcsDocument;
import io.trailhound.events.agent.LineFormat;
import io.trailhound.events.agent.LogLine;

/**
 * Lines of {@code audit.log}: {@code [node=HOST ]type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): …}.
 */
public final class AuditdFormat implements LineFormat {
  @Override
  public String name() {
    return "auditd";
  }

  @Override
  public boolean read(LogLine line, EcsDocument document) {
    String text = line.text();
    if (!text.startsWith("type=") && !text.startsWith("node=")) {
      return false;
    }
    AuditRecord record = AuditRecord.of(text);
    if (record == null) {
      return false;
    }
    AuditEvent.put(record, document);
    return true;
  }
}
