package io.trailhound.bench.behaviour;

import io.trailhound.bench.report.Machine;
import io.trailhound.generate.habits.AnomalyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays a report out for a terminal. */
final class BehaviourTable {
  private static final double AIM_RECALL = 0.95;
  private static final double AIM_FALSE = 1;

  private final StringBuilder text = new StringBuilder();
  private final BehaviourReport report;

  private BehaviourTable(BehaviourReport report) {
    this.report = report;
  }

  /** The report as lines of text. */
  static String of(BehaviourReport report) {
    BehaviourTable table = new BehaviourTable(report);
    table.head();
    table.kinds();
    table.detectors();
    table.sources();
    table.missed();
    table.state();
    table.aims();
    return table.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void head() {
    line(
        "Trail: %,d records, %,.1f MB, %d principals, %d weeks, seed %d; %d behaviour rules.",
        report.records(),
        report.bytes() / 1e6,
        report.options().principals(),
        report.options().weeks(),
        report.options().seed(),
        report.rules());
    Machine machine = report.machine();
    line(
        "Machine: %d cores, Java %s, %s; load average %.1f before and %.1f after.",
        machine.cores(),
        machine.java(),
        machine.system(),
        machine.loadBefore(),
        machine.loadAfter());
    line(
        "%,.0f seconds, %,.0f records a second with generating, matching and references.%n",
        report.seconds(), report.records() / report.seconds());
  }

  private void kinds() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("anomalies", "all", "clear"));
    for (Score score : report.scores()) {
      head.add(score.detector());
      head.add("clear");
    }
    rows.add(head);
    for (AnomalyKind kind : AnomalyKind.values()) {
      List<String> row =
          new ArrayList<>(List.of(kind.label(), count(kind, false), count(kind, true)));
      for (Score score : report.scores()) {
        row.add(number(score.recall(kind, false)));
        row.add(number(score.recall(kind, true)));
      }
      rows.add(row);
    }
    List<String> all = new ArrayList<>(List.of("all", count(null, false), count(null, true)));
    for (Score score : report.scores()) {
      all.add(number(score.recall(false)));
      all.add(number(score.recall(true)));
    }
    rows.add(all);
    line("Recall; clear are those of five times the usual and more, and those without a factor.");
    rows(rows);
  }

  private String count(@Nullable AnomalyKind kind, boolean clear) {
    Score rules = report.scores().get(0);
    long count =
        Stream.concat(rules.found().stream(), rules.missed().stream())
            .filter(a -> (kind == null || a.kind() == kind) && (!clear || Score.isClear(a)))
            .count();
    return Long.toString(count);
  }

  private void detectors() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("detector", "alerts", "precision", "false, medium+", "per 100 principals a week"));
    for (Score score : report.scores()) {
      Score.Count total = score.total();
      rows.add(
          List.of(
              score.detector(),
              Integer.toString(total.total()),
              number(total.precision()),
              Integer.toString(total.seriousFalse()),
              number(score.falseRate())));
    }
    rows(rows);
  }

  private void sources() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "type", "alerts", "precision", "false, medium+"));
    for (Map.Entry<String, Score.Count> source : report.scores().get(0).sources().entrySet()) {
      Score.Count count = source.getValue();
      rows.add(
          List.of(
              source.getKey(),
              count.type(),
              Integer.toString(count.total()),
              number(count.precision()),
              Integer.toString(count.seriousFalse())));
    }
    rows(rows);
  }

  private void missed() {
    for (var anomaly : report.scores().get(0).missed()) {
      line("missed: %s", anomaly.json());
    }
    text.append('\n');
  }

  private void state() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("state", "groups", "bytes", "bytes each", "largest"));
    report.state().types().forEach((type, groups) -> rows.add(row(type, groups)));
    Flood flood = report.flood();
    if (flood != null) {
      rows.add(row("after a flood", flood.state().total()));
      rows.add(row("a year later", flood.later().total()));
    }
    rows(rows);
    if (flood != null) {
      line(
          "Flood: %,d keys, %,d events, %,.0f a second.%n",
          flood.keys(), flood.events(), flood.events() / flood.seconds());
    }
  }

  private static List<String> row(String name, StateSize.Groups groups) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%,d", groups.groups()),
        String.format(Locale.ROOT, "%,d", groups.bytes()),
        String.format(Locale.ROOT, "%,.0f", groups.mean()),
        String.format(Locale.ROOT, "%,d", groups.most()));
  }

  private void aims() {
    Score rules = report.scores().get(0);
    aim("recall of clear anomalies", rules.recall(true), "at least", AIM_RECALL);
    aim(
        "false alerts, medium+, per 100 principals a week",
        rules.falseRate(),
        "at most",
        AIM_FALSE);
  }

  private void aim(String name, double value, String than, double bound) {
    boolean reached = than.equals("at least") ? value >= bound : value <= bound;
    line("%-7s  %s: %.2f (aim: %s %.2f)", reached ? "reached" : "missed", name, value, than, bound);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The first column on the left, the others on the right. */
  private void rows(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder one = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String spaces = " ".repeat(widths[i] - row.get(i).length());
        one.append(i == 0 ? row.get(i) + spaces : "  " + spaces + row.get(i));
      }
      text.append(one.toString().stripTrailing()).append('\n');
    }
    text.append('\n');
  }
}
