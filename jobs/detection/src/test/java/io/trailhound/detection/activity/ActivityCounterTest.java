package io.trailhound.detection.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.trailhound.events.Event;
import io.trailhound.events.field.FieldReader;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is counted of one record. */
class ActivityCounterTest {
  private static final String FLOW =
      "2 111122223333 eni-0a1b2c3d 203.0.113.9 192.0.2.10 49153 3389 6 1 40 1772452798 1772452858"
          + " REJECT OK";

  private static Map<Dimension, ValueCounts> count(Event... events) {
    ActivityCounter counter = new ActivityCounter(Calls.PLAN);
    FieldReader reader = new FieldReader(Calls.PLAN);
    for (Event event : events) {
      reader.load(event);
      counter.add(reader);
    }
    Map<Dimension, ValueCounts> counted = new TreeMap<>();
    counter.flush(
        (key, number, slice) ->
            slice.values().forEach(value -> counted.put(WindowKey.dimension(key), value)));
    assertThat(counter.isFull()).isFalse();
    return counted;
  }

  private static ValueCounts of(Map<Dimension, ValueCounts> counted, Dimension dimension) {
    return Objects.requireNonNull(counted.get(dimension));
  }

  private static String values(Map<Dimension, ValueCounts> counted) {
    StringBuilder text = new StringBuilder();
    counted.values().forEach(each -> text.append(each.value()).append(' '));
    return text.toString().strip();
  }

  private static Counts counts(String members) {
    ValueCounts all = of(count(Calls.event(Calls.json(members))), Dimension.ALL);
    return all.counts();
  }

  @Test
  void namesACallAsAnAlertDoes() {
    assertThat(values(count(Calls.event(Calls.json("")))))
        .isEqualTo("111122223333 eu-west-1 arn:aws:iam::111122223333:user/alice 203.0.113.7 s3");
  }

  @Test
  void namesALogLine() {
    Map<Dimension, ValueCounts> flow = count(Calls.line(FLOW));
    assertThat(values(flow)).isEqualTo("111122223333 203.0.113.9 aws.vpcflow");
    ValueCounts all = of(flow, Dimension.ALL);
    assertThat(all.counts().bytes()).isEqualTo(40);
    assertThat(all.counts().errors()).isEqualTo(1);
    assertThat(all.counts().distinctActions()).isEqualTo(1);

    String login =
        "Mar  2 11:59:58 db1 sshd[7]: Failed password for arn:aws:iam::111122223333:root from"
            + " 203.0.113.9 port 50022 ssh2";
    assertThat(values(count(Calls.line(login)))).contains("user:arn:aws:iam::111122223333:root");
  }

  @Test
  void takesNumbersOfBytesAsTheyAreWritten() {
    String data = "\"additionalEventData\":{\"bytesTransferredIn\":%s,\"bytesTransferredOut\":%s}";
    assertThat(counts(data.formatted("12", "\"30\"")).bytes()).isEqualTo(42);
    assertThat(counts(data.formatted("1.5e3", "2.0")).bytesIn()).isEqualTo(1500);
    assertThat(counts(data.formatted("-3", "\"many\"")).bytes()).isZero();
    assertThat(counts(data.formatted("null", "[]")).bytes()).isZero();
    Counts huge = counts(data.formatted("9".repeat(19), "9".repeat(30)));
    assertThat(huge.bytesIn()).isEqualTo(1L << 60);
    assertThat(huge.plus(huge).plus(huge).plus(huge).plus(huge).bytes()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void countsFailuresAsAlertsDo() {
    assertThat(counts("").errors()).isZero();
    assertThat(counts("\"errorCode\":null,\"errorMessage\":\"\"").errors()).isZero();
    assertThat(counts("\"errorCode\":\"AccessDenied\"").errors()).isEqualTo(1);
    assertThat(counts("\"errorMessage\":\"Failed authentication\"").errors()).isEqualTo(1);
    assertThat(counts("\"responseElements\":{\"ConsoleLogin\":\"Failure\"}").errors()).isEqualTo(1);
    assertThat(counts("\"responseElements\":{\"ConsoleLogin\":\"Success\"}").errors()).isZero();
  }

  @Test
  void tellsLongValuesApartAndKeepsThemShort() {
    String long1 = "\\u00e9".repeat(600) + "1";
    String long2 = "\\u00e9".repeat(600) + "2";
    ValueCounts one = of(long1);
    ValueCounts two = of(long2);
    assertThat(one.value()).startsWith("\u00e9\u00e9").isNotEqualTo(two.value());
    assertThat(one.value()).matches("\u00e9+\\.\\.\\.#[0-9a-f]{16}");
    assertThat(one.value().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(FieldBytes.LONGEST);
    assertThat(of(long1)).isEqualTo(one);
  }

  private static ValueCounts of(String address) {
    String json = Calls.json("").replace("203.0.113.7", address);
    ValueCounts counted = of(count(Calls.event(json)), Dimension.ADDRESS);
    return counted;
  }

  @Test
  void countsTwoHundredDistinctActionsAndSaysThatThereAreMore() {
    Event[] events = new Event[250];
    for (int i = 0; i < events.length; i++) {
      events[i] = Calls.event(Calls.json("").replace("GetObject", "Action" + i));
    }
    ValueCounts all = of(count(events), Dimension.ALL);
    assertThat(all.counts().distinctActions()).isEqualTo(200);
    assertThat(all.counts().hasMoreActions()).isTrue();
  }

  @Test
  void isFullWithManyValues() {
    ActivityCounter counter = new ActivityCounter(Calls.PLAN);
    FieldReader reader = new FieldReader(Calls.PLAN);
    String json = Calls.json("");
    int records = 0;
    while (!counter.isFull()) {
      reader.load(Calls.event(json.replace("203.0.113.7", "host-" + records++)));
      counter.add(reader);
    }
    assertThat(records).isBetween(ActivityCounter.MOST - 5, ActivityCounter.MOST);
    counter.flush((key, number, slice) -> {});
    assertThat(counter.isFull()).isFalse();
  }
}
