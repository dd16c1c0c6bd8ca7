package io.trailhound.enrichment.fact;

import io.trailhound.enrichment.identity.IdentityPath;
import io.trailhound.events.cloudtrail.CloudTrailField;
import io.trailhound.events.field.FieldPlan;
import io.trailhound.events.field.FieldReader;
import io.trailhound.events.json.Hashing;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was made of callers, by the bytes that decide who they are: the events of a
 * session say the same of it again and again. For one thread.
 *
 * @param <V> what is made of the fields of a caller, and of no others
 */
public final class CallerMemory<V> {
  /** What is longer is no identity that AWS writes. */
  private static final int LONGEST = 8192;

  /** The fields that a principal, its session and their facts are made of. */
  private final int[] deciding;

  private final int mask;
  private final byte[][] keys;
  private final @Nullable Object[] known;
  private byte[] key = new byte[512];
  private int length;

  /**
   * For events decoded with this plan.
   *
   * @param bits so many callers are remembered, as a power of two
   */
  public CallerMemory(FieldPlan fields, int bits) {
    mask = (1 << bits) - 1;
    keys = new byte[mask + 1][];
    known = new @Nullable Object[mask + 1];
    deciding =
        new int[] {
          CloudTrailField.USER_IDENTITY.slot(),
          CloudTrailField.RECIPIENT_ACCOUNT_ID.slot(),
          CloudTrailField.EVENT_TYPE.slot(),
          CloudTrailField.SESSION_CREDENTIAL_FROM_CONSOLE.slot(),
          CloudTrailField.USER_AGENT.slot(),
          fields.slot(IdentityPath.MFA_USED.path())
        };
  }

  /** What was made, or is made now, of the loaded event's caller. */
  @SuppressWarnings("unchecked") // only what was made is remembered
  public V of(FieldReader reader, Function<FieldReader, V> make) {
    if (!collect(reader)) {
      return make.apply(reader);
    }
    int at = (int) Hashing.mix(Hashing.bytes(key, 0, length)) & mask;
    Object found = known[at];
    if (found != null && Arrays.equals(keys[at], 0, keys[at].length, key, 0, length)) {
      return (V) found;
    }
    V made = make.apply(reader);
    known[at] = made;
    keys[at] = Arrays.copyOf(key, length);
    return made;
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(known, null);
  }

  /** Joins the bytes that decide; false when they are too many. */
  private boolean collect(FieldReader reader) {
    length = 0;
    for (int slot : deciding) {
      for (int value = reader.first(slot); value >= 0; value = reader.next(value)) {
        int count = reader.end(value) - reader.start(value);
        if (length + count + 2 > LONGEST) {
          return false;
        }
        if (length + count + 2 > key.length) {
          key = Arrays.copyOf(key, Math.max(key.length * 2, length + count + 2));
        }
        System.arraycopy(reader.buffer(), reader.start(value), key, length, count);
        length += count;
        key[length++] = (byte) reader.kind(value);
      }
      // No such byte is in UTF-8, so that no field can pass for two.
      key[length++] = (byte) 0xFF;
    }
    return true;
  }
}
