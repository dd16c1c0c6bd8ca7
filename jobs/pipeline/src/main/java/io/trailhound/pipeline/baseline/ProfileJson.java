package io.trailhound.pipeline.baseline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trailhound.detection.calendar.WorkCalendar;
import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.baseline.Normal;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import io.trailhound.pipeline.who.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Profiles as one JSON document. Learned figures are told to four digits, as in alerts. */
final class ProfileJson {
  private static final MathContext DIGITS = new MathContext(4);
  private static final int OF_DAY = 24;

  private final Inquiry of;
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();

  ProfileJson(Inquiry of) {
    this.of = of;
  }

  /** The document. */
  ObjectNode document() {
    document.put("key", of.key()).put("until", Words.time(of.until()));
    ArrayNode groups = document.putArray("groups");
    of.profiles().forEach(profile -> group(profile, groups.addObject()));
    document.put("groups_left_out", of.leftOut());
    ArrayNode chained = document.putArray("rules_left_out");
    of.chained().forEach(rule -> rule(rule, chained.addObject()));
    reading(document.putObject("read"));
    return document;
  }

  private void reading(ObjectNode to) {
    Reading reading = of.reading();
    to.put("objects", reading.objects()).put("records", reading.records());
    to.put("rejected", reading.rejected()).put("failed_objects", reading.failures());
    ArrayNode failed = to.putArray("failed");
    for (Reading.Failed object : reading.failed()) {
      failed.addObject().put("object", object.object()).put("reason", object.reason());
    }
  }

  private static void rule(CorrelationRule rule, ObjectNode to) {
    to.put("id", rule.id()).put("name", rule.title());
  }

  private static void group(GroupProfile profile, ObjectNode to) {
    rule(profile.rule(), to.putObject("rule"));
    ArrayNode fields = to.putArray("group");
    for (int i = 0; i < profile.rule().groupBy().size(); i++) {
      fields
          .addObject()
          .put("field", profile.rule().groupBy().get(i))
          .put("value", profile.group().values().get(i));
    }
    Baseline baseline = profile.baseline();
    ObjectNode measure = to.putObject("measure");
    measure.put("function", baseline.measure().function().word());
    baseline.measure().fields().forEach(measure.putArray("fields")::add);
    measure.put("seconds", profile.rule().timespan() / 1000);
    to.put("alerts_in", baseline.hours().name().toLowerCase(Locale.ROOT));
    limits(baseline.limits(), to.putObject("condition"));
    to.put("records", profile.records());
    to.put("first", Words.time(profile.first())).put("last", Words.time(profile.last()));
    ProfileView view = profile.view();
    to.put("forgotten", view == null);
    if (view != null) {
      view(view, to);
    }
    ArrayNode alerts = to.putArray("alerts");
    profile.alerts().forEach(alert -> alert(alert, alerts.addObject()));
  }

  private static void limits(Baseline.Limits limits, ObjectNode to) {
    to.put("times", plain(limits.times())).put("increase", plain(limits.increase()));
    to.put("samples", limits.samples()).put("deviations", plain(limits.deviations()));
    to.put("active", plain(limits.active())).put("records", limits.records());
  }

  private static void view(ProfileView view, ObjectNode to) {
    WorkCalendar work = view.calendar();
    ObjectNode calendar = to.putObject("calendar");
    calendar.put("zone", view.zone());
    calendar.put("from", work.from().toString()).put("to", work.to().toString());
    List<Integer> days = new ArrayList<>();
    work.days().forEach(day -> days.add(day.getValue() - 1));
    days.sort(null);
    ArrayNode working = calendar.putArray("days");
    days.forEach(day -> working.add(WeekText.DAYS.get(day)));
    Words.holidays(work).forEach(calendar.putArray("holidays")::add);
    to.put("active_days", view.activeDays());
    to.put("last_active", Words.time(view.lastActive()));
    ObjectNode highest = to.putObject("highest");
    highest.put("working", plain(view.highestWorking())).put("other", plain(view.highestOther()));
    ArrayNode hours = to.putArray("hours");
    view.hours().forEach(hour -> hour(hour, hours.addObject()));
    ArrayNode latest = to.putArray("latest");
    for (ProfileView.Learned learned : view.latest()) {
      latest
          .addObject()
          .put("start", Words.time(learned.start()))
          .put("figure", plain(learned.figure()));
    }
  }

  private static void hour(Hour hour, ObjectNode to) {
    to.put("day", WeekText.DAYS.get(hour.number() / OF_DAY)).put("hour", hour.number() % OF_DAY);
    to.put("working", hour.working()).put("judged", hour.judged());
    to.put("seen", hour.samples()).put("highest", plain(hour.highest()));
    Normal normal = hour.normal();
    if (normal != null) {
      to.put("normal", plain(normal.middle())).put("limit", plain(normal.limit()));
      to.put("samples", normal.samples()).put("level", normal.level().word());
    }
  }

  private static void alert(Episode alert, ObjectNode to) {
    to.put("id", alert.alertId()).put("time", Words.time(alert.time()));
    to.put("start", Words.time(alert.start())).put("end", Words.time(alert.end()));
    to.put("records", alert.count()).put("value", alert.figure());
    if (alert.finding() != null) {
      to.put("reason", alert.finding().sentence());
    }
  }

  private static BigDecimal plain(double number) {
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
