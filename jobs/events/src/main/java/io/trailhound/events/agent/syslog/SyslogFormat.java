package io.trailhound.events.agent.syslog;

import io.trailhound.events.Dataset;
import io.trailhound.events.agent.EcsDocument;
import io.trailhound.events.agent.LineFormat;
import io.trailhound.events.agent.LogLine;
import java.time.ZoneId;
import java.util.List;

/** Syslog, and in it what the programs say that are known here. */
public final class SyslogFormat implements LineFormat {
  private static final List<Program> PROGRAMS =
      List.of(new Sshd(), new Sudo(), new Cron(), new Auth(), new Audit());

  private static final List<String> SEVERITIES =
      List.of(
          "emergency", "alert", "critical", "error", "warning", "notice", "informational", "debug");

  private static final String REPEATED = "message repeated ";

  private final SyslogParser parser;

  /** Takes times without a zone as of this one. */
  public SyslogFormat(ZoneId zone) {
    parser = new SyslogParser(zone);
  }

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public boolean read(LogLine line, EcsDocument document) {
    SyslogMessage message = parser.parse(line.text(), line.context().time());
    if (message == null) {
      return false;
    }
    document.dataset(Dataset.SYSLOG);
    if (message.epochMillis() != SyslogMessage.NO_TIME) {
      document.time(message.epochMillis());
    }
    document.put("host.hostname", message.host());
    document.put("process.name", message.program());
    if (message.pid() >= 0) {
      document.put("process.pid", message.pid());
    }
    if (message.priority() >= 0) {
      document.put("log.syslog.priority", message.priority());
      document.put("log.syslog.facility.code", message.priority() / 8);
      document.put("log.syslog.severity.code", message.priority() % 8);
      document.put("log.level", SEVERITIES.get(message.priority() % 8));
    }
    SyslogMessage said = once(message, document);
    for (Program program : PROGRAMS) {
      if (program.wrote(said)) {
        program.read(said, document);
        return true;
      }
    }
    return true;
  }

  /** What rsyslog says instead of equal lines: {@code message repeated 5 times: [ TEXT]}. */
  private static SyslogMessage once(SyslogMessage message, EcsDocument document) {
    String text = message.text();
    int times = text.indexOf(" times: [");
    if (!text.startsWith(REPEATED) || times < 0 || !text.endsWith("]")) {
      return message;
    }
    String count = text.substring(REPEATED.length(), times);
    document.put("syslog.repeated", count);
    String said = text.substring(times + 9, text.length() - 1);
    return message.saying(said.startsWith(" ") ? said.substring(1) : said);
  }
}
