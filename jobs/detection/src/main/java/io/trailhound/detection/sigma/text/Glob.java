package io.trailhound.detection.sigma.text;

import io.trailhound.detection.sigma.ast.TextPattern;
import io.trailhound.detection.sigma.ast.TextPattern.Literal;
import io.trailhound.detection.sigma.ast.TextPattern.Part;
import io.trailhound.detection.sigma.ast.TextPattern.Wildcard;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A text pattern compiled to bytes. Between two stars stands a segment of fixed length, and each is
 * taken at the first place where it fits: there is no going back, and a text costs at most its
 * length times the pattern's.
 *
 * <p>Immutable.
 */
public final class Glob {
  /** Stands for {@code ?}; no byte of UTF-8 has this value. */
  private static final byte ONE = (byte) 0xFF;

  private final byte[][] segments;
  private final boolean[] hasOne;
  private final boolean openStart;
  private final boolean openEnd;
  private final byte[] fold;

  private Glob(List<byte[]> segments, boolean openStart, boolean openEnd, byte[] fold) {
    this.segments = segments.toArray(new byte[0][]);
    this.hasOne = new boolean[segments.size()];
    for (int i = 0; i < hasOne.length; i++) {
      for (byte b : this.segments[i]) {
        hasOne[i] |= b == ONE;
      }
    }
    this.openStart = openStart;
    this.openEnd = openEnd;
    this.fold = fold;
  }

  /** Compiles a pattern; unless case counts, it is folded. */
  public static Glob compile(TextPattern pattern, boolean cased) {
    List<byte[]> segments = new ArrayList<>();
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    boolean openStart = false;
    boolean openEnd = false;
    for (Part part : pattern.parts()) {
      openEnd = part == Wildcard.MANY;
      if (part instanceof Literal literal) {
        segment.writeBytes(Fold.bytes(literal.text(), cased));
      } else if (part == Wildcard.ONE) {
        segment.write(ONE);
      } else if (segment.size() == 0) {
        openStart |= segments.isEmpty();
      } else {
        segments.add(segment.toByteArray());
        segment.reset();
      }
    }
    if (segment.size() > 0) {
      segments.add(segment.toByteArray());
    }
    return new Glob(segments, openStart, openEnd, cased ? Fold.NONE : Fold.ASCII);
  }

  /** Whether the pattern fits the bytes from {@code start} to {@code end}, all of them. */
  public boolean matches(byte[] bytes, int start, int end) {
    int count = segments.length;
    if (count == 0) {
      return openStart || start == end;
    }
    int at = start;
    int first = 0;
    int last = count;
    if (!openStart) {
      at = here(0, bytes, at, end);
      if (at < 0 || (count == 1 && !openEnd)) {
        return at == end;
      }
      first = 1;
    }
    if (!openEnd) {
      last--;
    }
    for (int i = first; i < last; i++) {
      at = find(i, bytes, at, end);
      if (at < 0) {
        return false;
      }
    }
    return openEnd || endsWith(last, bytes, at, end);
  }

  /** The position behind a segment that stands at {@code at}, or -1. */
  private int here(int index, byte[] bytes, int at, int end) {
    byte[] segment = segments[index];
    if (!hasOne[index] && end - at < segment.length) {
      return -1;
    }
    int position = at;
    for (byte b : segment) {
      if (position >= end) {
        return -1;
      }
      if (b == ONE) {
        position += Fold.size(bytes[position]);
      } else if (fold[bytes[position] & 0xFF] == b) {
        position++;
      } else {
        return -1;
      }
    }
    return position;
  }

  /** The position behind the first place where a segment stands, or -1. */
  private int find(int index, byte[] bytes, int from, int end) {
    byte first = segments[index][0];
    int latest = hasOne[index] ? end - 1 : end - segments[index].length;
    for (int at = from; at <= latest; at++) {
      // A place is where a character begins.
      boolean place = first == ONE ? (bytes[at] & 0xC0) != 0x80 : fold[bytes[at] & 0xFF] == first;
      if (place) {
        int behind = here(index, bytes, at, end);
        if (behind >= 0) {
          return behind;
        }
      }
    }
    return -1;
  }

  private boolean endsWith(int index, byte[] bytes, int from, int end) {
    byte[] segment = segments[index];
    int at = end - segment.length;
    if (hasOne[index]) {
      at = end;
      for (int i = segment.length - 1; i >= 0; i--) {
        // A literal is compared byte by byte below; a wildcard takes a whole character.
        do {
          at--;
        } while (at >= from && segment[i] == ONE && (bytes[at] & 0xC0) == 0x80);
        if (at < from) {
          return false;
        }
      }
    }
    return at >= from && here(index, bytes, at, end) == end;
  }
}
