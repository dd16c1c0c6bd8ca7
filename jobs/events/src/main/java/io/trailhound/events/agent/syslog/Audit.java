package io.trailhound.events.agent.syslog;

import io.trailhound.events.agent.EcsDocument;
import io.trailhound.events.agent.auditd.AuditEvent;
import io.trailhound.events.agent.auditd.AuditRecord;

/** The audit daemon's records in syslog, sent by its dispatcher or by the kernel without it. */
final class Audit implements Program {
  @Override
  public boolean wrote(SyslogMessage message) {
    return switch (message.program()) {
      case "auditd" -> true;
      case "audispd", "audisp-syslog", "audit", "kernel" -> AuditRecord.of(message.text()) != null;
      default -> false;
    };
  }

  @Override
  public void read(SyslogMessage message, EcsDocument document) {
    AuditRecord record = AuditRecord.of(message.text());
    if (record == null) {
      AuditEvent.putMessage(message.text(), document);
    } else {
      AuditEvent.put(record, document);
    }
  }
}
