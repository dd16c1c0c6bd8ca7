package io.trailhound.pipeline.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.trailhound.pipeline.report.TopAlerts.Shown;
import java.io.IOException;
import java.util.List;

/**
 * Writes {@code report.html}: one page without scripts or outside resources, made of a run's
 * summary, alerts and activity.
 *
 * <p>The page depends on its arguments only: the same run gives the same bytes. Memory depends on
 * {@link ReportOptions#alertsInFull}, not on the number of alerts.
 */
public final class ReportWriter {

  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

  private static final String[][] SECTIONS = {
    {"run", "The run"},
    {"counts", "What was found"},
    {"timeline", "Timeline"},
    {"course", "Course of events"},
    {"who", "Who"},
    {"alerts", "Alerts"},
    {"activity", "Activity"},
    {"verify", "How to verify"},
  };

  private final ReportOptions options;

  /** Creates a writer of pages. */
  public ReportWriter(ReportOptions options) {
    this.options = options;
  }

  /**
   * Writes the page.
   *
   * @param summary the run's {@code summary.json}; every field may be absent
   * @param alerts the run's alerts, sorted by {@code @timestamp} and then by id; read once
   * @param activity the run's lines of activity; read once
   * @param out takes the page, to be stored as UTF-8
   * @throws IOException if the documents cannot be read or the page cannot be written
   */
  public void write(JsonNode summary, AlertSource alerts, AlertSource activity, Appendable out)
      throws IOException {
    Reading reading = new Reading(options.alertsInFull());
    alerts.forEach(reading::take);
    List<Shown> shown = reading.top.gravestFirst();
    ActivityTally background = new ActivityTally();
    activity.forEach(background::take);

    HtmlWriter html = new HtmlWriter(out).doctype().open("html", "lang", "en", "dir", "ltr");
    head(html);
    html.open("body").open("header").element("h1", "Trailhound report");
    RunSection.headline(html, summary, reading.tally, options.generated());
    html.close();
    navigation(html);
    html.open("main");
    RunSection.write(html, summary, reading.tally.alerts(), reading.unreadable);
    CountsSection.write(html, summary, reading.tally);
    TimelineSection.write(html, reading.tally);
    CourseSection.write(html, reading.tally, shown);
    WhoSection.write(html, reading.tally);
    AlertsSection.write(html, reading.tally, shown);
    ActivitySection.write(html, background);
    VerifySection.write(html);
    html.close().close().close();
  }

  private static void head(HtmlWriter html) throws IOException {
    html.open("head").empty("meta", "charset", "utf-8");
    html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.element("title", "Trailhound report").style(Style.CSS).close();
  }

  private static void navigation(HtmlWriter html) throws IOException {
    html.open("nav", "aria-label", "Sections");
    for (String[] section : SECTIONS) {
      html.element("a", section[1], "href", "#" + section[0]).text(" ");
    }
    html.close();
  }

  /** What is kept of the alerts while they go by. */
  private static final class Reading {
    private final Tally tally = new Tally();
    private final TopAlerts top;
    private long line;
    private long unreadable;

    Reading(int alertsInFull) {
      top = new TopAlerts(alertsInFull);
    }

    void take(JsonNode json) throws IOException {
      line++;
      if (!json.isObject()) {
        unreadable++;
        return;
      }
      Alert alert = new Alert(line, json);
      tally.add(alert);
      top.add(alert);
    }
  }
}
