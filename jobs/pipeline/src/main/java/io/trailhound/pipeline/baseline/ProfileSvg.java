package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.baseline.Normal;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import io.trailhound.pipeline.report.HtmlWriter;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** Draws heat maps of the hours of the week, one below the other, as a stand-alone SVG. */
final class ProfileSvg {
  private static final int OF_DAY = 24;
  private static final int CELL = 30;
  private static final int LEFT = 50;
  private static final int TOP = 96;
  private static final int HEIGHT = TOP + 7 * CELL + 60;
  private static final int WIDTH = LEFT + OF_DAY * CELL + 30;

  private static final String STYLE =
      """
      text { font: 12px sans-serif; fill: #1b1f24; }
      .name { font-size: 15px; font-weight: bold; }
      .page { fill: #ffffff; }
      .unknown { fill: #ffffff; stroke: #c4c9cf; stroke-dasharray: 2 2; }
      .s0 { fill: #f1f3f5; } .s1 { fill: #c6dbef; } .s2 { fill: #7fb5d9; }
      .s3 { fill: #2f7fbc; } .s4 { fill: #0b3c73; }
      .working { stroke: #6a737d; }
      .alert { fill: none; stroke: #c92a2a; stroke-width: 3; }
      """;

  private final HtmlWriter svg;

  private ProfileSvg(HtmlWriter svg) {
    this.svg = svg;
  }

  static void write(Inquiry of, Appendable out) throws IOException {
    new ProfileSvg(new HtmlWriter(out)).draw(of);
  }

  private void draw(Inquiry of) throws IOException {
    List<GroupProfile> profiles =
        of.profiles().stream().filter(profile -> profile.view() != null).toList();
    int height = Math.max(1, profiles.size()) * HEIGHT;
    svg.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "aria-labelledby",
        "title desc");
    svg.element("title", "What is normal for " + of.key(), "id", "title");
    svg.element(
        "desc",
        "For each baseline and group what is normal at each hour of the week, darker where it is"
            + " more; until "
            + Words.time(of.until()),
        "id",
        "desc");
    svg.style(STYLE);
    svg.empty("rect", "width", "100%", "height", "100%", "class", "page");
    for (int i = 0; i < profiles.size(); i++) {
      GroupProfile profile = profiles.get(i);
      ProfileView view = profile.view();
      if (view != null) {
        svg.open("g", "transform", "translate(0 " + i * HEIGHT + ")");
        map(profile, view);
        svg.close();
      }
    }
    svg.close();
  }

  private void map(GroupProfile profile, ProfileView view) throws IOException {
    svg.element("title", profile.rule().title() + ": " + String.join(", ", profile.fields()));
    text(LEFT, 26, "name", profile.rule().title());
    text(LEFT, 46, "", String.join(", ", profile.fields().stream().map(Page::text).toList()));
    text(LEFT, 64, "", Words.measure(profile) + "; working hours " + Words.calendar(view));
    for (int hour = 0; hour < OF_DAY; hour++) {
      text(LEFT + hour * CELL + 8, TOP - 6, "", WeekText.two(hour));
    }
    Shades shades = new Shades(view);
    BitSet alerted = profile.alerted();
    for (Hour hour : view.hours()) {
      cell(profile, hour, shades.of(hour), alerted.get(hour.number()));
    }
    for (int day = 0; day < WeekText.DAYS.size(); day++) {
      text(12, TOP + day * CELL + 20, "", WeekText.DAYS.get(day));
    }
    legend(profile, view, shades);
  }

  private void cell(GroupProfile profile, Hour hour, int shade, boolean alert) throws IOException {
    int x = LEFT + hour.number() % OF_DAY * CELL;
    int y = TOP + hour.number() / OF_DAY * CELL;
    rect(x, y, style(shade) + (hour.working() ? " working" : ""), said(profile, hour));
    if (alert) {
      rect(x, y, "alert", said(profile, hour) + "; an alert");
    }
  }

  private static String style(int shade) {
    return shade == Shades.UNKNOWN ? "unknown" : "s" + shade;
  }

  private static String said(GroupProfile profile, Hour hour) {
    String at =
        WeekText.DAYS.get(hour.number() / OF_DAY) + " " + WeekText.two(hour.number() % OF_DAY);
    Normal normal = hour.normal();
    if (normal == null) {
      return at + ": too little learned";
    }
    return at
        + ": normally "
        + profile.amount(normal.middle())
        + ", highest "
        + profile.amount(hour.highest())
        + (hour.judged() ? ", limit " + profile.amount(normal.limit()) : ", not judged")
        + ", "
        + Words.count(normal.samples(), "sample")
        + " "
        + normal.level().words();
  }

  private void legend(GroupProfile profile, ProfileView view, Shades shades) throws IOException {
    int y = TOP + 7 * CELL + 12;
    int x = LEFT;
    x = key(x, y, "s0", "mostly nothing");
    for (int shade : shades.used(view)) {
      x = key(x, y, style(shade), "up to " + profile.amount(shades.upTo(shade)));
    }
    x = key(x, y, "unknown", "too little learned");
    key(x, y, "alert", "an alert");
  }

  private int key(int x, int y, String style, String text) throws IOException {
    svg.empty(
        "rect",
        "x",
        Integer.toString(x),
        "y",
        Integer.toString(y),
        "width",
        "14",
        "height",
        "14",
        "class",
        style);
    text(x + 19, y + 12, "", text);
    return x + 34 + 7 * text.length();
  }

  private void rect(int x, int y, String style, String title) throws IOException {
    String size = Integer.toString(CELL - 2);
    svg.open(
        "rect",
        "x",
        Integer.toString(x),
        "y",
        Integer.toString(y),
        "width",
        size,
        "height",
        size,
        "class",
        style);
    svg.element("title", title).close();
  }

  private void text(int x, int y, String style, String text) throws IOException {
    String left = Integer.toString(x);
    String base = Integer.toString(y);
    if (style.isEmpty()) {
      svg.element("text", text, "x", left, "y", base);
    } else {
      svg.element("text", text, "x", left, "y", base, "class", style);
    }
  }
}
