package io.trailhound.pipeline.baseline;

import io.trailhound.detection.correlation.baseline.Normal;
import io.trailhound.detection.correlation.baseline.ProfileView;
import io.trailhound.detection.correlation.baseline.ProfileView.Hour;
import java.util.ArrayList;
import java.util.List;

/**
 * How dark each hour of a heat map is, by what is normal: from the least to the most by equal
 * ratios, since figures of one group differ by thousands.
 */
final class Shades {
  /** Too little was learned. */
  static final int UNKNOWN = -1;

  /** Normally there is nothing. */
  static final int NOTHING = 0;

  /** The darkest. */
  static final int MOST = 4;

  private final double least;
  private final double most;

  Shades(ProfileView view) {
    double low = Double.MAX_VALUE;
    double high = 0;
    for (Hour hour : view.hours()) {
      Normal normal = hour.normal();
      if (normal != null && normal.middle() > 0) {
        low = Math.min(low, normal.middle());
        high = Math.max(high, normal.middle());
      }
    }
    least = low;
    most = high;
  }

  /** The shade of an hour, from {@link #UNKNOWN} to {@link #MOST}. */
  int of(Hour hour) {
    Normal normal = hour.normal();
    if (normal == null) {
      return UNKNOWN;
    }
    if (normal.middle() <= 0) {
      return NOTHING;
    }
    int shade = 1;
    while (shade < MOST && normal.middle() > upTo(shade)) {
      shade++;
    }
    return shade;
  }

  /** The most that is of a shade above {@link #NOTHING}. */
  double upTo(int shade) {
    return shade >= MOST ? most : least * StrictMath.pow(most / least, shade / (double) MOST);
  }

  /** The shades above {@link #NOTHING} that are used, the lightest first. */
  List<Integer> used(ProfileView view) {
    List<Integer> used = new ArrayList<>();
    for (int shade = 1; shade <= MOST; shade++) {
      int one = shade;
      if (view.hours().stream().anyMatch(hour -> of(hour) == one)) {
        used.add(shade);
      }
    }
    return used;
  }
}
