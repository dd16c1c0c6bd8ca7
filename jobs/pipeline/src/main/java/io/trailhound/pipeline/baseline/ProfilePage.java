package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.pipeline.who.Reading;
import java.util.List;

/** Profiles as a page for a terminal. */
final class ProfilePage {
  private static final int MOST = 20;

  private final Inquiry of;
  private final Page page = new Page();

  ProfilePage(Inquiry of) {
    this.of = of;
  }

  /** The lines. */
  List<String> lines() {
    of.profiles().forEach(this::profile);
    reading();
    return page.lines();
  }

  private void profile(GroupProfile profile) {
    CorrelationRule rule = profile.rule();
    page.title(Page.text(rule.title()));
    page.cell("rule", rule.id());
    profile.fields().forEach(field -> page.cell("group", Page.text(field)));
    page.cell("measure", Page.text(Words.measure(profile)));
    page.cell("condition", profile.baseline().text());
    page.cell("alerts", Words.hours(profile.baseline().hours()));
    ProfileView view = profile.view();
    if (view != null) {
      page.cell("working hours", Words.calendar(view));
    }
    page.cell("seen", Words.records(profile));
    if (view == null) {
      page.cell("learned", "nothing that is still known: the group is forgotten");
    } else {
      page.cell("learned", "from records of " + Words.count(view.activeDays(), "day"));
      page.cell(
          "highest",
          profile.amount(view.highestWorking())
              + " in working hours, "
              + profile.amount(view.highestOther())
              + " in others");
      new HeatLines(profile, view, page).add();
      new HourTable(profile, view, page).add();
      latest(profile, view);
    }
    alerts(profile.alerts());
  }

  private void latest(GroupProfile profile, ProfileView view) {
    page.part("Latest hours above 0, as learned: of what is too high, the limit");
    if (view.latest().isEmpty()) {
      page.line("  none");
    }
    for (ProfileView.Learned hour : view.latest()) {
      page.line("  " + Words.local(view, hour.start()) + "  " + profile.amount(hour.figure()));
    }
  }

  private void alerts(List<Episode> alerts) {
    page.part("Alerts: " + Words.number(alerts.size()));
    for (Episode alert : alerts.subList(0, Math.min(MOST, alerts.size()))) {
      String found = alert.finding() == null ? "" : alert.finding().sentence();
      page.line("  " + Words.time(alert.time()) + "  " + alert.alertId());
      page.wrap("    ", found);
    }
    if (alerts.size() > MOST) {
      page.line("  and " + Words.number(alerts.size() - MOST) + " more");
    }
  }

  private void reading() {
    Reading reading = of.reading();
    page.title("Read");
    page.wrap(
        "  ",
        Words.count(reading.records(), "record")
            + " of "
            + Words.count(reading.objects(), "file")
            + ", until "
            + Words.time(of.until()));
    if (reading.rejected() > 0) {
      page.line("  " + Words.count(reading.rejected(), "record") + " could not be decoded");
    }
    if (reading.failures() > 0) {
      page.line("  " + Words.count(reading.failures(), "file") + " could not be read to the end:");
      for (Reading.Failed failed : reading.failed()) {
        page.wrap("    ", Page.text(failed.object()) + ": " + Page.text(failed.reason()));
      }
    }
    if (of.leftOut() > 0) {
      page.line("  at least " + Words.count(of.leftOut(), "more group") + " with it left out");
    }
    for (CorrelationRule rule : of.chained()) {
      page.wrap("  ", "left out, since it follows chains of roles: " + Page.text(rule.title()));
    }
  }
}
