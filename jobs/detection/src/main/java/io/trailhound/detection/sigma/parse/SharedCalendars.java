package io.trailhound.detection.sigma.parse;

import io.trailhound.detection.calendar.Calendars;
import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.yaml.Yaml;
import io.trailhound.detection.yaml.YamlException;
import io.trailhound.detection.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The calendars of {@code calendars.yml}: {@code calendars} by name, and which of them holds for
 * {@code accounts}, for {@code identities}, and by {@code default}.
 */
final class SharedCalendars {
  private final Map<String, WorkCalendar> named = new TreeMap<>();
  private final Map<String, WorkCalendar> byOwner = new TreeMap<>();
  private @Nullable WorkCalendar otherwise;

  /**
   * Adds what a document gives; several files are joined.
   *
   * @param problems gets what is wrong; single entries are left out
   */
  void add(Yaml document, List<YamlException> problems) {
    try {
      Yaml.Mapping map = YamlReader.mapping(document, document, "a file of calendars");
      // Names first: what uses them may stand before.
      Yaml.Entry calendars = map.find("calendars");
      if (calendars != null) {
        for (Yaml.Entry entry : entries(calendars)) {
          addNamed(entry, problems);
        }
      }
      for (Yaml.Entry entry : map.entries()) {
        switch (entry.key().text()) {
          case "calendars" -> {}
          case "accounts", "identities" -> {
            for (Yaml.Entry owner : entries(entry)) {
              addOwner(owner, problems);
            }
          }
          case "default" -> otherwise = find(entry.value());
          default ->
              throw new YamlException(
                  entry.key(), "expected calendars, accounts, identities or default");
        }
      }
    } catch (YamlException e) {
      problems.add(e);
    }
  }

  private void addNamed(Yaml.Entry entry, List<YamlException> problems) {
    try {
      Yaml.Mapping map = YamlReader.mapping(entry.value(), entry.key(), "a calendar");
      named.put(entry.key().text(), CalendarParser.parse(map));
    } catch (YamlException e) {
      problems.add(e);
    }
  }

  private void addOwner(Yaml.Entry entry, List<YamlException> problems) {
    try {
      byOwner.put(entry.key().text(), find(entry.value()));
    } catch (YamlException e) {
      problems.add(e);
    }
  }

  private static List<Yaml.Entry> entries(Yaml.Entry of) throws YamlException {
    return YamlReader.mapping(of.value(), of.key(), "'" + of.key().text() + "'").entries();
  }

  private WorkCalendar find(Yaml written) throws YamlException {
    String name = written instanceof Yaml.Scalar scalar ? scalar.text() : "";
    WorkCalendar calendar = named.get(name);
    if (calendar == null) {
      throw new YamlException(written, "no calendars.yml has a calendar '" + name + "'");
    }
    return calendar;
  }

  /**
   * The calendars of a rule.
   *
   * @param written one, or the name of one; null for those of accounts and identities
   */
  Calendars of(@Nullable Yaml written) throws YamlException {
    if (written instanceof Yaml.Mapping map) {
      return Calendars.of(CalendarParser.parse(map));
    }
    if (written != null) {
      return Calendars.of(find(written));
    }
    return new Calendars(null, byOwner, otherwise == null ? WorkCalendar.UTC : otherwise);
  }
}
