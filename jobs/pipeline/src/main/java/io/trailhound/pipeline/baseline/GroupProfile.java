package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.Episode;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.baseline.Amounts;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.sigma.ast.Baseline;
import io.trailhound.detection.sigma.ast.CorrelationRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a baseline knows of one group in the end.
 *
 * @param records how many records of it were met, each once
 * @param first the time of the first one, in milliseconds since 1970
 * @param last the time of the last one
 * @param view what was learned; null when the group is forgotten
 * @param alerts those raised, by time
 */
record GroupProfile(
    CorrelationRule rule,
    Baseline baseline,
    GroupKey group,
    long records,
    long first,
    long last,
    @Nullable ProfileView view,
    List<Episode> alerts) {
  private static final int OF_DAY = 24;

  GroupProfile {
    alerts = List.copyOf(alerts);
  }

  /** A figure as people read it. */
  String amount(double figure) {
    return Amounts.of(baseline.measure(), new BigDecimal(figure));
  }

  /** The group's fields with their values: {@code sourceIPAddress 203.0.113.7}. */
  List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < rule.groupBy().size(); i++) {
      fields.add(rule.groupBy().get(i) + " " + group.values().get(i));
    }
    return fields;
  }

  /** The hours of the week in which alerts had their highest figures. */
  BitSet alerted() {
    BitSet hours = new BitSet();
    for (Episode alert : alerts) {
      Object end = alert.finding() == null ? null : alert.finding().figures().get("end");
      if (view != null && end instanceof String text) {
        long last = Instant.parse(text).toEpochMilli() - 1;
        var local = view.calendar().local(last);
        hours.set((local.getDayOfWeek().getValue() - 1) * OF_DAY + local.getHour());
      }
    }
    return hours;
  }
}
