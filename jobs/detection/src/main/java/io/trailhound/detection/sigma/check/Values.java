package io.trailhound.detection.sigma.check;

import io.trailhound.detection.sigma.text.IpAddress;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.field.ValueKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One event as checks see it, and what was found out about it. Reused from event to event and bound
 * to one thread; allocates nothing for an event once warm, unless its bytes have white space to
 * take out or a regular expression is run.
 */
public final class Values {
  private static final int LAST_EPOCH = Integer.MAX_VALUE / 2;

  private final TextViews folded = new TextViews(false);
  private final TextViews exact = new TextViews(true);
  private final IpAddress address = new IpAddress();
  private final int[] known;
  private int epoch;
  private @Nullable FieldReader reader;
  private TextViews seen = folded;

  /**
   * Makes one for checks that were compiled together.
   *
   * @param checks how many they are
   */
  public Values(int checks) {
    known = new int[checks];
  }

  /** Makes an event the one that is seen. */
  public void load(FieldReader loaded) {
    reader = loaded;
    folded.clear();
    exact.clear();
    if (epoch == LAST_EPOCH) {
      Arrays.fill(known, 0);
      epoch = 0;
    }
    epoch++;
  }

  /** The reader of the event that is seen. */
  public FieldReader reader() {
    if (reader == null) {
      throw new IllegalStateException("no event was loaded");
    }
    return reader;
  }

  /** Whether a check holds; what several rules ask is found out once. */
  public boolean holds(Check check) {
    if (!check.isShared()) {
      return check.test(this);
    }
    int id = check.id();
    if (known[id] >>> 1 != epoch) {
      known[id] = (epoch << 1) | (check.test(this) ? 1 : 0);
    }
    return (known[id] & 1) != 0;
  }

  /**
   * Makes a value's text the one that {@link #bytes}, {@link #start} and {@link #end} show.
   *
   * @param cased whether as it is, or folded but for its ASCII letters
   * @return false when the value has no text: it is null or an empty array
   */
  public boolean see(int value, boolean cased) {
    int kind = reader().kind(value);
    if (kind == ValueKind.NULL || kind == ValueKind.EMPTY_ARRAY) {
      return false;
    }
    seen = cased ? exact : folded;
    seen.see(reader(), value);
    return true;
  }

  /** Does the same with the text of the whole record. */
  public void seeRecord(boolean cased) {
    seen = cased ? exact : folded;
    seen.see(reader(), TextViews.RECORD);
  }

  /** Where the text that is seen lies. */
  public byte[] bytes() {
    return seen.bytes();
  }

  /** Where the text that is seen begins. */
  public int start() {
    return seen.start();
  }

  /** The position after its last byte. */
  public int end() {
    return seen.end();
  }

  /** A place to read an address into. */
  IpAddress address() {
    return address;
  }
}
