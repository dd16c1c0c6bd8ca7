package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A heat map of the hours of the week in characters: no colour is needed to read it. */
final class HeatLines {
  private static final int OF_DAY = 24;
  private static final List<String> MARKS = List.of("..", "--", "++", "##", "@@");
  private static final String UNKNOWN = "  ";

  private final GroupProfile profile;
  private final ProfileView view;
  private final Page page;
  private final Shades shades;

  HeatLines(GroupProfile profile, ProfileView view, Page page) {
    this.profile = profile;
    this.view = view;
    this.page = page;
    this.shades = new Shades(view);
  }

  void add() {
    page.part("What is normal at each hour of the week, " + view.zone());
    StringBuilder head = new StringBuilder("     ");
    for (int hour = 0; hour < OF_DAY; hour++) {
      head.append(' ').append(WeekText.two(hour));
    }
    page.line(head.toString());
    BitSet alerted = profile.alerted();
    for (int day = 0; day < WeekText.DAYS.size(); day++) {
      StringBuilder line = new StringBuilder("  ").append(WeekText.DAYS.get(day));
      // A mark stands behind its hour, before the next one.
      boolean marked = false;
      for (Hour hour : view.hours().subList(day * OF_DAY, (day + 1) * OF_DAY)) {
        int shade = shades.of(hour);
        line.append(marked ? '!' : ' ');
        line.append(shade == Shades.UNKNOWN ? UNKNOWN : MARKS.get(shade));
        marked = alerted.get(hour.number());
      }
      page.line((line + (marked ? "!" : "")).stripTrailing());
    }
    page.wrap("  ", legend());
  }

  private String legend() {
    List<String> parts = new ArrayList<>();
    parts.add(MARKS.get(Shades.NOTHING) + " mostly nothing");
    for (int shade : shades.used(view)) {
      parts.add(MARKS.get(shade) + " up to " + profile.amount(shades.upTo(shade)));
    }
    parts.add("blank: too little learned");
    if (!profile.alerted().isEmpty()) {
      parts.add("! an alert");
    }
    return String.join("   ", parts);
  }
}
