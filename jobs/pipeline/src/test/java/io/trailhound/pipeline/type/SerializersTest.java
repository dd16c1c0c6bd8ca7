package io.trailhound.pipeline.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trailhound.detection.activity.ActivityDocument;
import io.trailhound.detection.activity.Counts;
import io.trailhound.detection.activity.Slice;
import io.trailhound.detection.activity.Told;
import io.trailhound.detection.activity.ValueCounts;
import io.trailhound.detection.correlation.CorrelationInput;
import io.trailhound.detection.correlation.Evidence;
import io.trailhound.detection.correlation.GroupKey;
import io.trailhound.detection.correlation.Input;
import io.trailhound.events.Dataset;
import io.trailhound.events.Event;
import io.trailhound.events.EventKey;
import io.trailhound.events.EventTime;
import io.trailhound.events.Notice;
import io.trailhound.events.ObjectEnd;
import io.trailhound.events.Outcome;
import io.trailhound.events.Rejected;
import io.trailhound.pipeline.fixture.Records;
import io.trailhound.pipeline.state.Copy;
import io.trailhound.pipeline.state.CopySerializer;
import io.trailhound.pipeline.state.EventKeySerializer;
import io.trailhound.pipeline.state.SliceSerializer;
import io.trailhound.pipeline.state.ToldSerializer;
import io.trailhound.pipeline.state.WindowState;
import io.trailhound.pipeline.state.WindowStateSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerializersTest {
  /** Bytes of 4-byte, 3-byte and 2-byte characters, and one that text on Flink's wire is not. */
  private static final String TEXT = "x\u0000\t\u00e9\u65e5\ud83d\udd25" + "long".repeat(20_000);

  /** A serializer and values of its type. */
  private record Sample<T>(TypeSerializer<T> serializer, List<T> values) {
    @Override
    public String toString() {
      return serializer.getClass().getSimpleName();
    }
  }

  static Stream<Sample<?>> samples() {
    List<Event> events = events();
    List<Rejected> rejected = rejected();
    List<Outcome> outcomes = new ArrayList<>(events);
    outcomes.addAll(rejected);
    for (Notice.Kind kind : Notice.Kind.values()) {
      outcomes.add(new Notice(kind, TEXT));
    }
    outcomes.add(new ObjectEnd("", 0));
    outcomes.add(new ObjectEnd(TEXT, Long.MAX_VALUE));
    return Stream.of(
        new Sample<>(new EventSerializer(), events),
        new Sample<>(
            new SightingSerializer(),
            events.stream().map(event -> new Sighting(event, Integer.MAX_VALUE)).toList()),
        new Sample<>(
            new AlertSerializer(),
            List.of(
                new Alert("", 0, 0, "", "", new byte[0]),
                new Alert(
                    TEXT, Long.MIN_VALUE, Long.MAX_VALUE, TEXT, "critical", new byte[100_000]))),
        new Sample<>(new RejectedSerializer(), rejected),
        new Sample<>(
            new TallySerializer(), List.of(new Tally("", 0), new Tally(TEXT, Long.MIN_VALUE))),
        new Sample<>(
            new CopySerializer(),
            List.of(
                new Copy(0, "", 0, 0),
                new Copy(Long.MIN_VALUE, TEXT, Long.MAX_VALUE, Integer.MAX_VALUE))),
        new Sample<>(
            new EventKeySerializer(),
            List.of(new EventKey(0, 0), new EventKey(Long.MIN_VALUE, Long.MAX_VALUE))),
        new Sample<>(
            new WindowStateSerializer(),
            List.of(
                new WindowState("", "", new GroupKey(List.of()), new byte[0]),
                new WindowState(
                    TEXT, TEXT, new GroupKey(List.of("", TEXT, "a")), new byte[100_000]))),
        new Sample<>(
            new CorrelatedSerializer(),
            List.of(correlated(false, null, null), correlated(true, TEXT, TEXT))),
        new Sample<>(
            new ActivityPartSerializer(),
            List.of(
                new ActivityPart(0, 0, Slice.EMPTY),
                new ActivityPart(Long.MIN_VALUE, 15, slice()))),
        new Sample<>(
            new ActivityDocumentSerializer(),
            List.of(
                ActivityDocument.withdrawal("", 0, 0),
                new ActivityDocument(
                    TEXT, Long.MIN_VALUE, 11, TEXT, Long.MAX_VALUE, new byte[100_000]))),
        new Sample<>(new SliceSerializer(), List.of(Slice.EMPTY, slice())),
        new Sample<>(
            new ToldSerializer(),
            List.of(
                Told.NOTHING,
                new Told(Long.MAX_VALUE, new TreeMap<>(Map.of("", 0L, TEXT, Long.MIN_VALUE))))),
        new Sample<>(new OutcomeSerializer(), outcomes));
  }

  private static Slice slice() {
    long[] actions = {Long.MIN_VALUE, 0, Long.MAX_VALUE};
    Counts counts = new Counts(Long.MAX_VALUE, 0, 127, 128, 16_384, actions);
    Slice slice = new Slice(List.of(), counts);
    for (String value : List.of("", TEXT, "a")) {
      slice = slice.plus(new Slice(List.of(ValueCounts.of(value, counts)), Counts.NONE));
    }
    return slice;
  }

  private static Correlated correlated(
      boolean withdrawn, @Nullable String value, @Nullable String alertId) {
    Evidence evidence = new Evidence(TEXT, Long.MIN_VALUE, TEXT, Long.MAX_VALUE, alertId);
    EventKey key = new EventKey(Long.MIN_VALUE, Long.MAX_VALUE);
    Input input = new Input(Long.MIN_VALUE, key, -1, Long.MIN_VALUE, value, evidence);
    return new Correlated(
        TEXT, new CorrelationInput(7, new GroupKey(List.of(TEXT, "")), input, withdrawn));
  }

  private static List<Event> events() {
    List<Event> events = new ArrayList<>();
    events.add(Records.event(1));
    events.add(Records.event(Records.json(2).replace(",", " ,\n"), "spaced.json", 2));
    events.add(new EventSerializer().createInstance());
    for (EventTime.Source source : EventTime.Source.values()) {
      events.add(
          new Event(
              new byte[] {1, 2, 3, 4, 5},
              1,
              3,
              new int[0],
              false,
              new EventKey(-1, 1),
              Long.MIN_VALUE,
              new EventTime(Long.MIN_VALUE, source),
              TEXT,
              Long.MAX_VALUE,
              Dataset.PLAIN));
    }
    // Slots beyond one and two bytes, every kind, positions up to the largest, empty values.
    int[] entries = {
      0,
      0,
      0,
      127 | 1 << 24,
      127,
      128,
      128 | 2 << 24,
      16_383,
      16_384,
      16_384 | 127 << 24,
      2_097_151,
      2_097_152,
      0xFFFFFF | 255 << 24,
      268_435_455,
      Integer.MAX_VALUE,
      5,
      Integer.MAX_VALUE,
      Integer.MAX_VALUE,
    };
    events.add(
        new Event(
            new byte[100_000],
            0,
            100_000,
            entries,
            true,
            new EventKey(7, 7),
            7,
            EventTime.UNKNOWN,
            "o",
            0,
            Dataset.CLOUDTRAIL));
    return events;
  }

  private static List<Rejected> rejected() {
    List<Rejected> rejected = new ArrayList<>();
    for (Rejected.Scope scope : Rejected.Scope.values()) {
      rejected.add(new Rejected(scope, "", 0, 0, 0, new byte[0], ""));
      rejected.add(
          new Rejected(scope, TEXT, Long.MAX_VALUE, 1L << 40, 1L << 41, new byte[70_000], TEXT));
    }
    return rejected;
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void givesBackWhatItWasGiven(Sample<T> sample) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (T value : sample.values()) {
      sample.serializer().serialize(value, out);
    }
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    for (T value : sample.values()) {
      assertSame(sample.serializer().deserialize(in), value);
    }
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void copiesFromWireToWire(Sample<T> sample) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    for (T value : sample.values()) {
      sample.serializer().serialize(value, out);
    }
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    DataOutputSerializer copy = new DataOutputSerializer(64);
    for (int i = 0; i < sample.values().size(); i++) {
      sample.serializer().copy(in, copy);
    }
    assertThat(copy.getCopyOfBuffer()).isEqualTo(out.getCopyOfBuffer());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void itsSnapshotIsReadBackAndCompatibleAsItIs(Sample<T> sample) throws IOException {
    TypeSerializerSnapshot<T> snapshot = sample.serializer().snapshotConfiguration();
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    TypeSerializerSnapshot<T> read =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()),
            Thread.currentThread().getContextClassLoader());
    assertThat(
            sample
                .serializer()
                .duplicate()
                .snapshotConfiguration()
                .resolveSchemaCompatibility(read)
                .isCompatibleAsIs())
        .isTrue();
    assertThat(read.restoreSerializer()).isEqualTo(sample.serializer());
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void isEqualToItsDuplicateAndToNoOther(Sample<T> sample) {
    assertThat(sample.serializer().duplicate())
        .isEqualTo(sample.serializer())
        .hasSameHashCodeAs(sample.serializer())
        .isNotEqualTo(sample.serializer() instanceof TallySerializer ? "" : new TallySerializer());
  }

  @Test
  void thoseThatKeepBuffersAreDuplicated() {
    for (TypeSerializer<?> serializer :
        List.of(new EventSerializer(), new SightingSerializer(), new OutcomeSerializer())) {
      assertThat(serializer.duplicate()).isNotSameAs(serializer);
    }
    ValueTypeInfo<Event> type = new ValueTypeInfo<>(Event.class, new EventSerializer());
    SerializerConfig config = new SerializerConfigImpl();
    assertThat(type.createSerializer(config)).isNotSameAs(type.createSerializer(config));
  }

  @Test
  void stateOfAnUnknownVersionIsRefused() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new CopySerializer().serialize(new Copy(1, "o", 2, 3), out);
    byte[] bytes = out.getCopyOfBuffer();
    bytes[0]++;
    assertThatThrownBy(() -> new CopySerializer().deserialize(new DataInputDeserializer(bytes)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("2");
  }

  private static void assertSame(Object actual, Object expected) {
    if (expected instanceof Event event) {
      assertEvent((Event) actual, event);
    } else if (expected instanceof Sighting sighting) {
      assertThat(((Sighting) actual).revision()).isEqualTo(sighting.revision());
      assertEvent(((Sighting) actual).event(), sighting.event());
    } else {
      assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }
  }

  private static void assertEvent(Event actual, Event expected) {
    assertThat(raw(actual)).isEqualTo(raw(expected));
    assertThat(actual)
        .usingRecursiveComparison()
        .ignoringFields("buffer", "offset")
        .isEqualTo(expected);
  }

  private static byte[] raw(Event event) {
    return Arrays.copyOfRange(event.buffer(), event.offset(), event.offset() + event.length());
  }
}
