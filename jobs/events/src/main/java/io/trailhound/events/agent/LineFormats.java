package io.trailhound.events.agent;

import io.trailhound.events.agent.auditd.AuditdFormat;
import io.trailhound.events.agent.flow.VpcFlowFormat;
import io.trailhound.events.agent.json.JsonFormat;
import io.trailhound.events.agent.syslog.SyslogFormat;
import io.trailhound.events.agent.web.AccessFormat;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * The formats of log lines: one chosen for a log group by configuration is asked first, then every
 * format in turn whether the line is of its form.
 *
 * <p>Immutable.
 */
public final class LineFormats {
  private static final List<LineFormat> BY_CONTENT = formats(ZoneOffset.UTC, List.of());

  private final List<Chosen> chosen;

  private record Chosen(LogGroup group, List<LineFormat> formats) {}

  /**
   * Formats chosen by content, unless a log group says otherwise; the first group that fits counts.
   *
   * @throws IllegalArgumentException when a group names no format or zone that there is
   */
  public LineFormats(List<LogGroup> groups) {
    List<Chosen> list = new ArrayList<>();
    for (LogGroup group : groups) {
      list.add(new Chosen(group, formats(group)));
    }
    chosen = List.copyOf(list);
  }

  /** Formats chosen by content alone. */
  public static LineFormats byContent() {
    return new LineFormats(List.of());
  }

  /** Every format, the surest to tell by its text first. */
  private static List<LineFormat> formats(ZoneId zone, List<String> flowFields) {
    return List.of(
        new AuditdFormat(),
        new SyslogFormat(zone),
        new AccessFormat(),
        new VpcFlowFormat(flowFields),
        new JsonFormat());
  }

  private static List<LineFormat> formats(LogGroup group) {
    ZoneId zone = group.zone().isEmpty() ? ZoneOffset.UTC : ZoneId.of(group.zone());
    List<LineFormat> all = new ArrayList<>(formats(zone, group.fields()));
    if (!group.format().isEmpty()) {
      LineFormat first =
          all.stream()
              .filter(format -> format.name().equals(group.format()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no format of log lines is called '"
                              + group.format()
                              + "', but "
                              + String.join(", ", all.stream().map(LineFormat::name).toList())));
      all.remove(first);
      all.add(0, first);
    }
    return List.copyOf(all);
  }

  /** Reads a line into a document; one of no known form leaves it as it is. */
  void read(LogLine line, EcsDocument document) {
    for (LineFormat format : of(line.context().logGroup())) {
      if (format.read(line, document)) {
        return;
      }
    }
  }

  private List<LineFormat> of(String logGroup) {
    for (Chosen one : chosen) {
      if (one.group.has(logGroup)) {
        return one.formats;
      }
    }
    return BY_CONTENT;
  }
}
