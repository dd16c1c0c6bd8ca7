package io.trailhound.detection.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.field.FieldReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** What is told is what a slow, obvious count says, however the records come and are spread. */
class ActivityPropertyTest {
  private static int others;
  private static int flushes;

  @Property(tries = 400, seed = "20260302", edgeCases = EdgeCasesMode.NONE)
  void equalsTheModel(@ForAll("records") List<Given> records, @ForAll("seeds") long seed) {
    Random random = new Random(seed);
    List<Given> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, random);
    FieldReader reader = new FieldReader(Calls.PLAN);
    List<ActivityCounter> subtasks = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      subtasks.add(new ActivityCounter(Calls.PLAN));
    }
    Parts parts = new Parts();
    for (Given record : shuffled) {
      ActivityCounter subtask = subtasks.get(random.nextInt(subtasks.size()));
      reader.load(Calls.event(record.json()));
      subtask.add(reader);
      if (random.nextInt(12) == 0) {
        flushes++;
        if (random.nextBoolean()) {
          subtask.flush(parts::take);
        } else {
          subtask.flush(Given.noon() + random.nextInt(20) * 60_000L, parts::take);
        }
      }
    }
    subtasks.forEach(subtask -> subtask.flush(parts::take));
    List<String> told = parts.joined(random);
    assertThat(told).isEqualTo(Given.model(records));
    others += (int) told.stream().filter(line -> line.contains(" other ")).count();
  }

  @AfterContainer
  static void wasWorthIt() {
    assertThat(others).isPositive();
    assertThat(flushes).isPositive();
  }

  /** A slice keeps the same values and totals in whatever order and grouping it is joined. */
  @Property(tries = 400, seed = "20260303", edgeCases = EdgeCasesMode.NONE)
  void boundsDoNotDependOnOrder(@ForAll("seeds") long seed) {
    Random random = new Random(seed);
    List<Slice> parts = new ArrayList<>();
    long events = 0;
    for (int i = 0; i < 30; i++) {
      long count = 1L + random.nextInt(5);
      events += count;
      long[] actions = {random.nextInt(4)};
      Counts counts = new Counts(count, 0, count * 2, 0, count, actions);
      ValueCounts value = ValueCounts.of("v" + random.nextInt(20), counts);
      parts.add(new Slice(List.of(value), Counts.NONE));
    }
    Slice one = Slice.EMPTY;
    for (Slice part : parts) {
      one = one.plus(part, 8);
    }
    Collections.shuffle(parts, random);
    while (parts.size() > 1) {
      Slice left = parts.remove(random.nextInt(parts.size()));
      Slice right = parts.remove(random.nextInt(parts.size()));
      parts.add(stored(left.plus(right, 8)));
    }
    assertThat(parts.get(0)).isEqualTo(one);
    assertThat(one.values()).hasSizeLessThanOrEqualTo(8);
    long kept = one.values().stream().mapToLong(each -> each.counts().events()).sum();
    assertThat(kept + one.rest().events()).isEqualTo(events);
  }

  /** What subtasks gave away, in the order in which it came. */
  private static final class Parts {
    private final Map<Long, Map<Integer, List<Slice>>> parts = new TreeMap<>();

    void take(long key, int number, Slice slice) {
      parts
          .computeIfAbsent(key, k -> new TreeMap<>())
          .computeIfAbsent(number, n -> new ArrayList<>())
          .add(stored(slice));
    }

    List<String> joined(Random random) {
      List<String> lines = new ArrayList<>();
      parts.forEach(
          (key, byNumber) -> {
            List<Slice> slices = new ArrayList<>();
            for (List<Slice> some : byNumber.values()) {
              Collections.shuffle(some, random);
              slices.add(stored(some.stream().reduce(Slice.EMPTY, Slice::plus)));
            }
            Collections.shuffle(slices, random);
            lines.addAll(text(key, ActivityLines.of(slices)));
          });
      return lines;
    }

    private static List<String> text(long key, ActivityLines lines) {
      List<String> texts = new ArrayList<>();
      for (ValueCounts each : lines.top()) {
        texts.add(key + " =" + each.value() + " " + text(each.counts()));
      }
      ActivityLines.@Nullable Other other = lines.other();
      if (other != null) {
        texts.add(key + " other " + other.values() + " " + text(other.counts()));
      }
      return texts;
    }

    private static String text(Counts counts) {
      assertThat(counts.bytes()).isEqualTo(counts.bytesIn() + counts.bytesOut());
      return counts.events()
          + " "
          + counts.errors()
          + " "
          + counts.bytesIn()
          + " "
          + counts.bytesOut()
          + " "
          + counts.distinctActions();
    }
  }

  /** Written and read again. */
  private static Slice stored(Slice slice) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      SliceCodec.write(slice, new DataOutputStream(bytes));
      return SliceCodec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Provide
  Arbitrary<List<Given>> records() {
    Arbitrary<List<String>> values =
        Combinators.combine(
                value("11112222", 3),
                value("eu-west-", 4),
                value("arn:aws:iam::111122223333:user/u", 30),
                value("192.0.2.", 60),
                value("s", 5))
            .as(List::of);
    return Combinators.combine(
            Arbitraries.integers().between(0, 12),
            values,
            Arbitraries.integers().between(0, 260).map(number -> "Action" + number),
            Arbitraries.of(true, false, false),
            Arbitraries.longs().between(0, 9_000_000_000L),
            Arbitraries.longs().between(0, 100))
        .as(Given::new)
        .list()
        .ofMaxSize(400);
  }

  /** Some values are much more frequent than others, and some records have none. */
  private static Arbitrary<String> value(String prefix, int most) {
    return Arbitraries.integers()
        .between(0, most)
        .map(number -> number == 0 ? "" : prefix + (number * number / most));
  }
}
